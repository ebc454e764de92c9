import type { PageBlock } from "../page/page.ts";
import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import { type PhraseList, phraseListIn } from "./phraseList.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import { archivePassword, guardDown } from "./words/orders.ts";

/** How the page's text is made. */
export function* makingSignals({ page }: Subject, say: Say): Iterable<Signal> {
  const list = longestList(page.blocks);
  if (list !== undefined) {
    const text = say('it lists {0} variants of one phrase: "{1}"', list.count, toPlainText(list.phrase, 60));
    yield { id: "phrase-list", kind: "making", weight: list.count >= 12 ? 3 : 2, text };
  }
  const last = page.blocks.at(-1)?.text ?? "";
  if (page.blocks.length > 1 && /^(?=.*\d)(?=.*[a-f])[0-9a-f]{10}$/.test(last)) {
    const text = say("it ends in a stray code, {0}", last);
    yield { id: "stray-code", kind: "making", weight: 2, text };
  }
}

/** How a download is to be handled. */
export function* handlingSignals({ text, links }: Subject, say: Say): Iterable<Signal> {
  if (links.length > 0 && text.says(guardDown)) {
    const seen = say("it asks to switch off a protection, or promises that there is none to pass");
    yield { id: "guard-down", kind: "handling", weight: 2, text: seen };
  }
  if (links.length > 0 && text.says(archivePassword)) {
    const seen = say("it gives the password of an archive, which keeps scanners out");
    yield { id: "archive-password", kind: "handling", weight: 1, text: seen };
  }
}

function longestList(blocks: readonly PageBlock[]): PhraseList | undefined {
  let longest: PhraseList | undefined;
  for (const block of blocks) {
    const list = phraseListIn(block);
    if (list !== undefined && list.count > (longest?.count ?? 0)) longest = list;
  }
  return longest;
}
