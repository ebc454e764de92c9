import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import { documentationOf, sitePointsOf } from "./documentation.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import type { Wording } from "./wording.ts";
import { days, fillers, household, meals, neighbours, outdoors, tales, weathers } from "./words/everyday.ts";
import { purposes } from "./words/purposes.ts";

/** Longer than this, in UTF-16 code units, a text is no small talk. */
const longest = 3000;
/** Shorter than this, it may be anything. */
const shortest = 40;
const groups = [days, weathers, household, meals, neighbours, outdoors, fillers];
const fewestGroups = 3;
/** A text that goes through so many is about none of them. */
const manyGroups = 4;

/** A text on nothing: everyday things, one after the other, and not a word on what a page might be there for. */
export function* smallTalkSignals(subject: Subject, say: Say): Iterable<Signal> {
  const { page, repository, prose, links } = subject;
  const written = page.text === "" ? repository.description : page.text;
  if (written.length > longest || written.length < (isUnspaced(written) ? shortest / 2 : shortest)) return;
  if (links.length > 0 || page.code !== "" || /\d{3}/.test(written)) return;
  const touched = groups.filter((each) => prose.says(each)).length;
  if (touched < fewestGroups || !isAimless(prose, written, touched)) return;
  if (prose.says(purposes) || documentationOf(subject) > 0 || sitePointsOf(subject) > 0) return;
  const quote = toPlainText(written, 70);
  const text = say('its text is small talk, and says nothing of a site or a program: "{0}"', quote);
  yield { id: "small-talk", kind: "person", weight: touched >= manyGroups ? 3 : 2, text };
}

/** Whether a text tells a tale, fills space, or runs on: what shops and inns name everyday things for is none of it. */
function isAimless(prose: Wording, written: string, touched: number): boolean {
  if (prose.said(tales).length >= 2 || prose.said(fillers).length >= 3) return true;
  const capitals = written.match(/\p{Lu}/gu)?.length ?? 0;
  return touched > manyGroups && capitals === 0 && /\p{Ll}/u.test(written);
}

/** Whether a text is in a script that says more with fewer characters. */
function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}
