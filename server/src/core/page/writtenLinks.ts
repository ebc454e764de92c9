/**
 * A host alone, as people write it down where links are taken out: in lower case and under an ending that is no
 * file's. `asp.net` and its like are names of things.
 */
const bareHost =
  /^(?!(?:asp|ado|vb|paint)\.net$)(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|site|online|website|space|store|shop|club|xyz|top|icu|vip|live|fun|pro|tv|cc|ru|su|tk|ml|ga|cf|gq|pw|ws|example|test)$/;

/** Whether a text is an address that leaves out its scheme: `www.` something, a host with a path, a host alone. */
export function isSchemeless(text: string): boolean {
  return /^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+\/)./i.test(text) || bareHost.test(text);
}

/** Addresses written out in a text, also defanged ones and those without a scheme. */
export function* findWrittenLinks(text: string): Iterable<string> {
  if (!text.includes(".") && !text.includes("://")) return;
  for (const [whole] of text.matchAll(/[^\s<>"'`()[\]{}|（）「」【】《》，。、：；！？]+/g)) {
    const word = whole.replace(/[.,;:!?*_~]+$/, "");
    const at = word.search(/(?:https?|hxxps?|ftp):\/\//i);
    if (at >= 0) yield word.slice(at);
    else if (isSchemeless(word)) yield word;
  }
}
