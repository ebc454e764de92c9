/** Paints words for a terminal, or leaves them as they are. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly good: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
}

const plain = (text: string) => text;
const sgr = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;

export const noPaint: Paint = {
  error: plain,
  warning: plain,
  info: plain,
  good: plain,
  dim: plain,
  strong: plain,
};

/** The sixteen colours that every theme of every terminal makes readable. */
export const ansiPaint: Paint = {
  error: sgr(31, 39),
  warning: sgr(33, 39),
  info: sgr(36, 39),
  good: sgr(32, 39),
  dim: sgr(2, 22),
  strong: sgr(1, 22),
};

/** Characters that would move the cursor, change colours, reorder the line or not be seen at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** A stranger's text on one terminal line: what can't be seen becomes visible, nothing can act on the terminal. */
export function visible(text: string): string {
  let shown = "";
  for (const character of text) shown += unseen.test(character) ? "\ufffd" : character;
  return shown;
}

/**
 * Text for an output that may end in the log of a build, where a line that begins with `::` and what looks like
 * `##vso[…]` are commands to the machine that builds: nothing that was read can give one. Takes the same columns.
 */
export function withoutCommands(text: string): string {
  return text.replace(/##(?=\w*\[)/g, "#\ufffd").replace(/^([ \t]*):(?=:)/gm, "$1\ufffd");
}
