import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { CheckedImage, Edit } from "../rules/rule.ts";

/** Lists of a policy that an image's name can be added to. */
export type NameList = "trusted" | "private";

/** The pattern that covers an image and its neighbours: `acme/*`; an official image stands for itself. */
export function patternAround({ familiarName }: CheckedImage): string {
  const slash = familiarName.lastIndexOf("/");
  return slash < 0 ? familiarName : `${familiarName.slice(0, slash)}/*`;
}

/** What is added: a name, and why. */
export interface NewEntry {
  readonly name: string;
  readonly reason: string;
}

/**
 * The edit that adds an entry to a list of a policy, the rest left as it is, comments and all. `text` is empty for a
 * policy that has yet to be written. Undefined where the policy is too broken to be added to.
 */
export function addToPolicy(text: string, list: NameList, entry: NewEntry): Edit | undefined {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  const top = document.contents;
  if (document.errors.length > 0 || (top !== null && !isMap(top) && !isEmpty(top))) return undefined;
  const [name, reason] = [quoted(entry.name), quoted(entry.reason)];
  const inline = `{ name: ${name}, reason: ${reason} }`;
  const block = (indentation: string) => `${indentation}- name: ${name}\n${indentation}  reason: ${reason}`;

  const pair = isMap(top) ? top.items.find(({ key }) => isScalar(key) && key.value === list) : undefined;
  const value = pair?.value;
  if (pair === undefined) {
    const gap = text === "" || text.endsWith("\n") ? "" : "\n";
    return insertion(text.length, `${gap}${list}:\n${block("  ")}\n`);
  }
  if (isSeq(value)) {
    const [start = 0, end = 0] = value.range ?? [];
    if (value.flow === true) return insertion(end - 1, value.items.length === 0 ? inline : `, ${inline}`);
    const indentation = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    return insertion(endOfLine(text, text.slice(0, end).trimEnd().length), `\n${block(indentation)}`);
  }
  const [start = 0, end = 0] = (isScalar(value) ? value.range : undefined) ?? [];
  if (!isScalar(value)) return undefined;
  if (value.value === null) {
    const [, keyEnd = 0] = (isScalar(pair.key) ? pair.key.range : undefined) ?? [];
    return insertion(endOfLine(text, keyEnd), `\n${block("  ")}`);
  }
  return { span: { start, end }, newText: `[${text.slice(start, end)}, ${inline}]` };
}

function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

function insertion(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}

/** YAML takes a star at the start for an alias. */
function quoted(text: string): string {
  return /^[A-Za-z0-9](?:[\w./*: -]*[\w./*-])?$/.test(text) && !text.includes(": ")
    ? text
    : JSON.stringify(text);
}
