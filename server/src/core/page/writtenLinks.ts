/**
 * Endings under which a name costs next to nothing for the first year, and which are therefore used and thrown away
 * by the thousand. Honest sites are found under each of them.
 */
const throwaway =
  `autos beauty bid boats bond buzz cam cfd click club cyou date digital download fun ga gdn gq hair icu lat life
  live loan lol makeup men ml mom monster motorcycles online party pics pro pw quest racing rest review sbs shop site
  skin space store stream surf tk today top trade vip website win work world xyz yachts zone`.split(/\s+/);

/** Other endings of names that stand alone in a text as addresses. */
const usual = "com net org info biz me tv cc ru su cf ws bio eu example test".split(" ");

/** Endings that are words of programs as well, as in `response.download`: a name alone is no address there. */
const spokenOf = new Set("date download review stream trade work zone".split(" "));

/**
 * A host alone, as people write it down where links are taken out: in lower case and under an ending that is no
 * file's. `asp.net` and its like are names of things.
 */
const bareHost = new RegExp(
  `^(?!(?:asp|ado|vb|paint)\\.net$)(?:[a-z0-9-]+\\.)+(?:${[...throwaway, ...usual].filter((ending) => !spokenOf.has(ending)).join("|")})$`,
);

const throwawayHost = new RegExp(`\\.(?:${throwaway.join("|")})$`);

const endings: ReadonlySet<string> = new Set([...throwaway, ...usual]);

/** Whether a word is the ending of addresses as they stand alone in a text. */
export function isEnding(word: string): boolean {
  return endings.has(word);
}

/** Whether a host's name stands under an ending where names cost next to nothing. */
export function isThrowaway(host: string): boolean {
  return throwawayHost.test(host);
}

/** `4.7/5` is a rating, and no number with a path; `203.0.113.0/24` is a range of numbers. */
const written = /^(?:www\.|(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*\/|\d+\.\d+\.\d+\.\d+\/(?!\d{1,2}(?:\D|$)))./i;

/** Whether a text is an address that leaves out its scheme: `www.` something, a host with a path, a host alone. */
export function isSchemeless(text: string): boolean {
  return written.test(text) || bareHost.test(text);
}

/** Addresses written out in a text, also defanged ones and those without a scheme. */
export function* findWrittenLinks(text: string): Iterable<string> {
  if (!text.includes(".") && !text.includes("://")) return;
  for (const [whole] of text.matchAll(/[^\s<>"'`()[\]{}|\\（）「」【】《》，。、：；！？]+/g)) {
    const word = whole.replace(/[.,;:!?*_~]+$/, "");
    const at = word.search(/(?:https?|hxxps?|ftp):\/\//i);
    if (at >= 0) yield word.slice(at);
    else if (isSchemeless(word)) yield word;
  }
}
