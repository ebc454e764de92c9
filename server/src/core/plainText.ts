/**
 * Characters that are not seen, or that change how others are seen: controls, zero-width and bidirectional marks,
 * fillers, tags and variation selectors, private characters, and halves of a surrogate pair.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

/** What separates words, seen or not. */
const blanks = /[\s\u0085\u2028\u2029\u2800]+/g;

/** More marks than this on one letter are paint, not writing. */
const tooManyMarks = /(\p{M}{3})\p{M}+/gu;

/**
 * Untrusted text made inert: one line without control, zero-width and bidirectional characters, at most `most`
 * UTF-16 code units, and addresses written so that nothing turns them into links. It still has to be escaped for
 * the language it is put into.
 */
export function toPlainText(text: string, most: number): string {
  // Bounds the work before any pattern runs; what is cut off here could not be shown anyway.
  const bounded = text.slice(0, most * 8 + 1000);
  const line = bounded
    .replace(blanks, " ")
    .replace(unseen, "")
    .replace(tooManyMarks, "$1")
    .replace(/ {2,}/g, " ")
    .trim();
  return shorten(defang(line), most);
}

/** Untrusted Markdown as inert text: the words without their markup, and the text of links without the addresses. */
export function markdownToPlainText(markdown: string, most: number): string {
  const words = markdown
    .slice(0, most * 8 + 1000)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, " ")
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, " ")
    .replace(/!\[([^\]\n]{0,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g, "$1")
    .replace(/\[([^\]\n]{0,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g, "$1")
    .replace(/^ {0,3}\[[^\]\n]{1,200}\]:.*$/gm, " ")
    .replace(/^ {0,3}(?:#{1,6} |>+ ?|[-*+] |```.*$|~~~.*$|(?:[-*_=] ?){3,}$)/gm, "")
    .replace(/(\*\*|__|~~|`+)(?=\S)/g, "")
    .replace(/(?<=\S)(\*\*|__|~~|`+)/g, "");
  return toPlainText(words, most);
}

/**
 * Writes addresses so that no terminal, editor or chat makes a link of them: `hxxps://evil[.]example/x`,
 * `www[.]evil[.]example`, `evil[.]example/x`, `someone[@]example[.]com`. A name with a dot alone stays: `node.js`.
 */
function defang(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]{1,30}):\/\/([^\s/?#"'<>]*)/gi, (_, scheme: string, host: string) => {
      const safe = /^https?$/i.test(scheme) ? scheme.replace(/tt/i, "xx") : `${scheme}[:]`;
      return `${safe}${safe.endsWith("]") ? "" : ":"}//${host.replaceAll(".", "[.]").replaceAll("@", "[@]")}`;
    })
    .replace(/\bwww\.([^\s/?#"'<>]+)/gi, (_, host: string) => `www[.]${host.replace(/\.(?!\])/g, "[.]")}`)
    .replace(/(?<![\w./@[-])((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?=\/)/gi, (host) =>
      host.replaceAll(".", "[.]"),
    )
    .replace(
      /([a-z0-9._+-]{1,64})@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+)/gi,
      (_, name: string, host: string) => `${name}[@]${host.replaceAll(".", "[.]")}`,
    );
}

/** The text itself, or its beginning up to a word's end and `…`; never longer than `most`. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "");
  const word = cut.lastIndexOf(" ");
  return `${word > most / 2 ? cut.slice(0, word) : cut}…`;
}
