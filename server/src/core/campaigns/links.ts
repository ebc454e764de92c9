import { isEnding, isThrowaway } from "../page/writtenLinks.ts";
import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import type { Signal } from "./signal.ts";
import type { JudgedLink, Subject } from "./subject.ts";
import { veilsAddress } from "./veiled.ts";
import { Wording } from "./wording.ts";
import { calling, downloading, elsewhere } from "./words/orders.ts";

/** More hosts than this are no single way out. */
const fewHosts = 2;
const fewLinks = 12;
/** A call stands among the first; looking around each link of a long list would take the square of its length. */
const mostLooked = 40;
/** A block longer than this, in UTF-16 code units, is a text with a link in it rather than a call. */
const longestCall = 160;

/** Where the page's links lead, by their addresses. */
export function* linkSignals({ outward }: Subject, say: Say): Iterable<Signal> {
  const worst = pick(outward, "campaign");
  const sibling = pick(outward, "campaign-sibling");
  if (worst !== undefined) {
    const text = say("a link leads to {0}, a host of a known campaign", hostOf(worst));
    yield { id: "campaign-host", kind: "link", weight: 4, text };
  } else if (sibling !== undefined) {
    const text = say("a link leads to {0}, on the domain of a host of a known campaign", hostOf(sibling));
    yield { id: "campaign-host", kind: "link", weight: 4, text };
  }
  const madeUp = pick(outward, "made-up-shortener");
  if (madeUp !== undefined) {
    const text = say("a link leads to {0}, an address made to look like a link shortener's", hostOf(madeUp));
    yield { id: "made-up-shortener", kind: "link", weight: 4, text };
  }
  const leadsOn = pick(outward, "lead-on-blog");
  if (leadsOn !== undefined) {
    const text = say(
      "a link leads to {0}, a blog that only leads on, as in a known campaign",
      hostOf(leadsOn),
    );
    yield { id: "lead-on-blog", kind: "link", weight: 4, text };
  }
  const alike = pick(outward, "shortener-like");
  if (alike !== undefined) {
    const text = say("a link leads to {0}, in the form that made-up link shorteners use", hostOf(alike));
    yield { id: "shortener-like", kind: "link", weight: 2, text };
  }
  const hidden = outward.find(({ to }) => to.via.length > 0);
  if (hidden !== undefined) {
    const [first = ""] = hidden.to.via;
    const text = say("a link hides where it leads: through {0} to {1}", defanged(first), hostOf(hidden));
    yield { id: "hidden-target", kind: "link", weight: 2, text };
  }
  const disguised = outward.find(isDisguised);
  if (disguised !== undefined) {
    const text = say("a link shows another address than the one it leads to");
    yield { id: "disguised-link", kind: "link", weight: 2, text };
  }
  const shortener = pick(outward, "shortener");
  if (shortener !== undefined) {
    const text = say("a link goes through the public shortener {0}", hostOf(shortener));
    yield { id: "public-shortener", kind: "link", weight: 1, text };
  }
  const thrown = outward.find(({ to }) => to.standing === "plain" && isThrowaway(to.host ?? ""));
  if (thrown !== undefined) {
    const text = say("a link leads to {0}, under an ending where names cost next to nothing", hostOf(thrown));
    yield { id: "throwaway-host", kind: "link", weight: 1, text };
  }
  const file = outward.find(({ to }) => /\.(?:zip|rar|7z|exe|msi|apk|iso|scr|dmg)$/i.test(to.path));
  if (file !== undefined) {
    const text = say("a link leads straight to a file on {0}", hostOf(file));
    yield { id: "direct-file", kind: "link", weight: 1, text };
  }
  const odd = pick(outward, "odd");
  if (odd !== undefined) {
    const text = say("a link is no ordinary web address: {0}", toPlainText(odd.target, 40));
    yield { id: "odd-address", kind: "link", weight: 1, text };
  }
}

/** An address with its dots in words or other signs, so that it is no link; a mail address is honestly so written. */
const spelled =
  /(?<![\p{L}\p{N}-])(?<!(?:@|\bat|\(at\)|\[at\]) ?)([a-z0-9][a-z0-9-]{2,40})(?: ?(?:[[({](?:dot|punto|ponto|punkt|point|точка|点|\.)[\])}]|点|。) ?| (?:dot|punto|ponto|punkt|точка|点) )([a-z]{2,10})(?![\p{L}\p{N}])/u;

/** The first address that a page spells out. */
function spelledIn({ text }: Subject): string | undefined {
  const [whole, , ending = ""] = spelled.exec(text.text) ?? [];
  return whole !== undefined && isEnding(ending) ? whole : undefined;
}

/** An address that is written for people only, so that nothing takes it for a link. */
export function* spelledSignals(subject: Subject, say: Say): Iterable<Signal> {
  const address = spelledIn(subject);
  if (address === undefined) return;
  const text = say('it spells an address so that it is no link: "{0}"', toPlainText(address, 60));
  yield { id: "spelled-address", kind: "link", weight: 2, text };
}

/** Whether a page leads anywhere of which nothing good is known: by a link, or by telling where to look. */
export function waysOut(subject: Subject): boolean {
  const { outward, text } = subject;
  if (outward.length > 0 || text.says(elsewhere)) return true;
  return spelledIn(subject) !== undefined || veilsAddress(subject);
}

/** How the page asks to follow a link to a place of which nothing good is known. */
export function* callSignals(subject: Subject, say: Say): Iterable<Signal> {
  const { outward, links } = subject;
  if (outward.length === 0) {
    yield* brandedSignals(subject, say);
    yield* wordedSignals(subject, say);
    return;
  }
  const follow = outward.slice(0, mostLooked).filter((link) => !isDocument(link));
  const calls = follow.filter(isCall);
  yield* dressedSignals(calls, say);

  // An address without a host, as of `data:`, is bad by itself and no other way out.
  const hosts = new Set(outward.flatMap(({ to }) => to.host ?? []));
  const only = links.length === outward.length && hosts.size <= fewHosts;
  const link = follow.find(({ to }) => to.host !== null) ?? follow[0];
  if (link === undefined || !only || (hosts.size > 1 && links.length > fewLinks)) return;
  const [call] = calls;
  if (call === undefined) {
    const text = say("all it links to is one place of which nothing is known: {0}", hostOf(link));
    yield { id: "lone-link", kind: "link", weight: 1, text };
  } else {
    const text =
      links.length === 1
        ? say("the only link is a call to follow it: {0}", quoted(call))
        : say("all links lead to one place, with a call to follow them: {0}", quoted(call));
    yield { id: "only-way-out", kind: "call", weight: 2, text };
  }
}

/** A brand's shortener, such as aka.ms, leads to its own pages and proves nothing, but for a button with nothing beside it. */
function* brandedSignals({ links }: Subject, say: Say): Iterable<Signal> {
  const [first] = links;
  if (first?.to.standing !== "brand" || !links.every(({ to }) => to.host === first.to.host)) return;
  const call = links.slice(0, mostLooked).find((link) => isCall(link) && isDecorated(link));
  if (call === undefined) return;
  const text = say("all links lead to one place, with a call to follow them: {0}", quoted(call));
  yield { id: "only-way-out", kind: "call", weight: 2, text };
}

/** Calls that are made to catch the eye, and what they hide. */
function* dressedSignals(calls: readonly JudgedLink[], say: Say): Iterable<Signal> {
  const blind = calls.find(
    (link) => isBlind(link) && isDownload(link) && (isDecorated(link) || isBare(link)),
  );
  if (blind !== undefined) {
    const text = say("a button-like call to download hides where it leads: {0}", quoted(blind));
    yield { id: "blind-call", kind: "call", weight: 3, text };
    return;
  }
  const dressed = calls.find(isDecorated);
  if (dressed === undefined) return;
  const text = say("the call is dressed up to be clicked: {0}", quoted(dressed));
  yield { id: "decorated-call", kind: "call", weight: 1, text };
}

function isDownload(link: JudgedLink): boolean {
  return new Wording(sentenceOf(link)).says(downloading);
}

/** Whether an address stands alone on a line, but for a word or three such as `Download Zip`. */
function isBare({ around, text }: JudgedLink): boolean {
  const line = around.split("\n").find((each) => each.includes(text)) ?? "";
  const [before = "", ...rest] = line.split(text);
  return rest.join("").trim() === "" && before.length <= 40 && /^[\p{L}\p{S}\p{P}\s]*$/u.test(before);
}

/** Whether a link's address doesn't tell where it ends: a redirect's, a shortener's, a code's. */
function isBlind({ to }: JudgedLink): boolean {
  if (to.via.length > 0) return true;
  const hiding = ["shortener", "shortener-like", "made-up-shortener", "lead-on-blog"];
  return hiding.includes(to.standing);
}

/** A way out that is told in words, since links are taken off such pages. */
function* wordedSignals({ text }: Subject, say: Say): Iterable<Signal> {
  const [order] = text.said(elsewhere);
  if (order === undefined) return;
  const seen = say('it tells where to look instead of linking there: "{0}"', toPlainText(order, 60));
  yield { id: "worded-way-out", kind: "call", weight: 1, text: seen };
}

/** Whether any link, short of the page's text, leads to a place of which nothing good is known. */
function pick(links: readonly JudgedLink[], standing: JudgedLink["to"]["standing"]): JudgedLink | undefined {
  return links.find(({ to }) => to.standing === standing);
}

function hostOf({ to }: JudgedLink): string {
  return defanged(to.host ?? to.address);
}

/** A host as it can be shown without anything making a link of it. */
function defanged(host: string): string {
  return toPlainText(host.replaceAll(".", "[.]"), 80);
}

function quoted(link: JudgedLink): string {
  return `"${toPlainText(sentenceOf(link), 70)}"`;
}

/** What stands around a link: its block, and of a long one the line or the sentence. */
function sentenceOf({ around: whole, text }: JudgedLink): string {
  if (whole.length <= longestCall) return whole;
  const at = whole.indexOf(text);
  if (text === "" || at < 0) return whole;
  const before = whole.slice(0, at).split(sentenceEnd).at(-1) ?? "";
  const after = whole.slice(at + text.length).split(sentenceEnd)[0] ?? "";
  return before + text + after;
}

const sentenceEnd = /[.!?…]\s+|[。！？\n]/;

/** A link whose text is an address of another host than its own. */
function isDisguised({ how, text, to }: JudgedLink): boolean {
  if (how === "text" || to.host === null) return false;
  const shown = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#]|$)/i.exec(text.trim())?.[1];
  if (shown === undefined || !/^https?:\/\//i.test(text.trim())) return false;
  return shown.toLowerCase() !== to.host && to.via.length === 0;
}

/** A file that one reads: bait leads to a form or a program. */
function isDocument({ to }: JudgedLink): boolean {
  if (to.host === "docs.google.com" && /^\/(?:document|spreadsheets|presentation)\/d\//.test(to.path))
    return true;
  return to.standing === "plain" && /\.(?:pdf|epub|mobi|txt|md|csv|json|ya?ml)$/i.test(to.path);
}

function isCall(link: JudgedLink): boolean {
  const block = sentenceOf(link);
  const text = link.text.replace(/(?:https?|hxxps?):\/\/\S+/gi, " ");
  if (new Wording(text).says(calling)) return block.length <= longestCall * 2;
  if (link.image && isAlone(link, block)) return true;
  const around = block.replace(link.text, " ");
  if (around.trim() === "") return true;
  return block.length <= longestCall && (new Wording(around).says(calling) || isDecorated(link));
}

function isAlone(link: JudgedLink, block: string): boolean {
  return block.replace(link.text, "").replace(/[^\p{L}\p{N}]+/gu, "").length <= 20;
}

/** Arrows, stars, dashes and pointing hands in a row, or around a link that stands alone; shouting. */
function isDecorated(link: JudgedLink): boolean {
  const block = sentenceOf(link);
  if (block.length > longestCall * 2) return false;
  if (/([-=~*_.#+!>»<«|→⇒➡➔➤▶►▼▽⬇↓⏬⏩★☆✶✦✪✔✅☞☜☛👉👇👈⬅←🔽🔥⭐⟶])(?:\uFE0F?\s?\1){2,}/u.test(block))
    return true;
  if (/[➡➔➤▶►▼⬇⏬⏩☞☛👉👇👈⬅🔽⟶⇒]|==?>|>>|←|<</u.test(block)) return true;
  const letters = link.text.replace(/[^\p{L}]+/gu, "");
  return isAlone(link, block) && ((link.bold && letters.length > 2) || /^\p{Lu}{5,}$/u.test(letters));
}
