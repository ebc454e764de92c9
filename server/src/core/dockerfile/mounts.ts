import type { Unquoted } from "./flags.ts";

/** What a `--mount=` value says about images. */
export interface Mount {
  /** The text of `from=`; the last one counts. Undefined without one. */
  readonly from: Unquoted | undefined;
  /** In small letters; `bind` where none is written. */
  readonly type: string;
}

/**
 * Reads one `--mount=` value: a record of comma-separated `key=value` fields, which may be quoted as CSV has it.
 * Undefined where the quotes are faulty: the builder then refuses the instruction.
 */
export function readMount(value: Unquoted): Mount | undefined {
  let from: Unquoted | undefined;
  let type = "bind";
  for (const field of fieldsOf(value)) {
    if (field === undefined) return undefined;
    const equals = field.text.indexOf("=");
    if (equals < 0) continue;
    const key = field.text.slice(0, equals).toLowerCase();
    const rest = field.slice(equals + 1, field.text.length);
    if (key === "from") from = rest;
    if (key === "type") type = rest.text.toLowerCase();
  }
  return { from, type };
}

/** The fields of a record; an undefined one stands for faulty quotes. */
function* fieldsOf(record: Unquoted): Iterable<Unquoted | undefined> {
  const { text } = record;
  let at = 0;
  let quote = -1;
  for (;;) {
    if (text.charAt(at) !== '"') {
      const comma = text.indexOf(",", at);
      const end = comma < 0 ? text.length : comma;
      if (quote < at) quote = indexOrEnd(text, '"', at);
      yield quote < end ? undefined : record.slice(at, end);
      if (comma < 0) return;
      at = end + 1;
      continue;
    }
    const kept: number[] = [];
    at++;
    for (;;) {
      if (at >= text.length) {
        yield undefined;
        return;
      }
      if (text.charAt(at) === '"') {
        if (text.charAt(at + 1) !== '"') break;
        at++;
      }
      kept.push(at);
      at++;
    }
    at++;
    yield at < text.length && text.charAt(at) !== "," ? undefined : record.pick(kept);
    if (at >= text.length) return;
    at++;
  }
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found;
}
