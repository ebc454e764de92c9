import type { PageBlock } from "../page/page.ts";
import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import { waysOut } from "./links.ts";
import { type PhraseList, phraseListIn } from "./phraseList.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import { archivePassword, cards, guardDown } from "./words/orders.ts";

/** How the page's text is made. */
export function* makingSignals({ page }: Subject, say: Say): Iterable<Signal> {
  const list = longestList(page.blocks);
  if (list !== undefined) {
    const text = say('it lists {0} variants of one phrase: "{1}"', list.count, toPlainText(list.phrase, 60));
    yield { id: "phrase-list", kind: "making", weight: list.count >= 12 ? 3 : 2, text };
  }
  const code = page.blocks.length > 1 ? strayCodeIn(page.text) : undefined;
  if (code !== undefined) {
    const text = say("it ends in a stray code, {0}", code);
    yield { id: "stray-code", kind: "making", weight: 2, text };
  }
  if (/\[\^\d{1,2}\^\]/.test(page.text)) {
    const text = say("its text has the marks of a machine's answers in it, [^1^]");
    yield { id: "machine-marks", kind: "making", weight: 2, text };
  }
}

/** How a download is to be handled. */
export function* handlingSignals(subject: Subject, say: Say): Iterable<Signal> {
  const { text } = subject;
  if (!waysOut(subject)) return;
  if (text.says(guardDown)) {
    const seen = say("it asks to switch off a protection, or promises that there is none to pass");
    yield { id: "guard-down", kind: "handling", weight: 2, text: seen };
  }
  if (text.says(cards)) {
    const seen = say("it speaks of a payment card for what it gives away");
    yield { id: "payment-card", kind: "handling", weight: 2, text: seen };
  }
  if (text.says(archivePassword)) {
    const seen = say("it gives the password of an archive, which keeps scanners out");
    yield { id: "archive-password", kind: "handling", weight: 1, text: seen };
  }
}

/** A line of nothing but ten hexadecimal digits, which such texts are signed with. */
function strayCodeIn(text: string): string | undefined {
  return /(?:^|\n)[ \t]*(?=[a-f]*\d)(?=\d*[a-f])([0-9a-f]{10})[ \t]*(?:$|\n)/.exec(text)?.[1];
}

function longestList(blocks: readonly PageBlock[]): PhraseList | undefined {
  let longest: PhraseList | undefined;
  for (const block of blocks) {
    const list = phraseListIn(block);
    if (list !== undefined && list.count > (longest?.count ?? 0)) longest = list;
  }
  return longest;
}
