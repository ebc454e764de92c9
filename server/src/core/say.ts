/**
 * Turns a sentence and its values into the reader's language. The template is the English sentence, with `{0}`,
 * `{1}` … for the values, and is the key of the translation too. It must stand as a literal at the call, so that
 * the list of sentences can be read off the source.
 */
export type Say = (template: string, ...values: readonly (string | number)[]) => string;

/** Fills the places of a template; a place without a value stays as it is. */
export function fill(template: string, values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** Says it in English. */
export const english: Say = (template, ...values) => fill(template, values);
