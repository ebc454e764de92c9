/** Signs that build services read commands from, and what a terminal obeys or doesn't show: inside of strings only. */
const telling = /#(?=#)|[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

/**
 * JSON as every format writes it. What could act on a terminal or on the log of a build that it is printed to is
 * written as an escape, which means the same to whoever reads JSON.
 */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(telling, escaped)}\n`;
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
