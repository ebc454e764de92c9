import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";
import { interpolate, type Lookup } from "./interpolate.ts";
import type { MappedText } from "./mappedText.ts";
import { readScalar } from "./yamlScalar.ts";

/**
 * A compose document as Compose sees it: aliases followed, `<<` merged, keys as text. Made on demand, so that what
 * nobody asks for costs nothing, and each YAML node at most once, so that aliases of aliases cost nothing either.
 */
export type ComposeNode = ComposeMap | ComposeList | ComposeScalar;

export interface ComposeMap {
  readonly kind: "map";
  readonly tag: MergeTag;
  readonly entries: ReadonlyMap<string, ComposeNode>;
}

export interface ComposeList {
  readonly kind: "list";
  readonly tag: MergeTag;
  readonly items: readonly ComposeNode[];
}

/** The file that a scalar stands in, and what its text is read with. */
export interface ComposeOwner {
  readonly text: string;
  /** True for the file that is being read, false for those around it. */
  readonly own: boolean;
  /** Folder that its paths are relative to. */
  readonly folder: string;
  readonly lookup: Lookup;
}

export interface ComposeScalar {
  readonly kind: "scalar";
  readonly tag: MergeTag;
  /** The scalar itself, wherever aliases lead to: it is the identity of the value. */
  readonly node: Scalar;
  readonly owner: ComposeOwner;
  /** True for an empty value, `null` and `~`. */
  readonly isNull: boolean;
}

/** `!reset` drops the value and what it would override; `!override` replaces it instead of merging. */
export type MergeTag = "reset" | "override" | undefined;

/** Mapping entries and list items looked at before giving up: aliases can stand for any number of them. */
const maximumVisits = 200_000;
/** Merges within merges before giving up. */
const maximumMergeDepth = 200;

/** The top of a document; undefined where it isn't a mapping. */
export function readTree(document: Document, owner: ComposeOwner): ComposeMap | undefined {
  if (document.contents === null) return undefined;
  const top = new TreeReader(document, owner).read(document.contents);
  return top?.kind === "map" ? top : undefined;
}

/**
 * Values over each other, as Compose merges documents, files and extended services: mappings by key, lists behind
 * each other, and anything else by the last. Undefined where nothing is left.
 */
export function overridden(values: readonly (ComposeNode | undefined)[]): ComposeNode | undefined {
  let merging: ComposeNode[] = [];
  for (const value of values) {
    if (value === undefined) continue;
    const below = merging.at(-1);
    if (value.tag === "reset") merging = [];
    else if (below === undefined || value.tag === "override") merging = [value];
    else if (value.kind === "scalar") merging = value.isNull ? merging : [value];
    else if (value.kind === below.kind) merging.push(value);
    else merging = [value];
  }
  const [first] = merging;
  if (first === undefined || merging.length === 1) return first;
  if (first.kind === "map") return lazyMap(first.tag, () => mergedEntries(merging));
  return lazyList(first.tag, () => merging.flatMap(itemsOf));
}

function mergedEntries(maps: readonly ComposeNode[]): ReadonlyMap<string, ComposeNode> {
  const byKey = new Map<string, ComposeNode[]>();
  for (const map of maps) {
    for (const [key, value] of entriesOf(map)) {
      const values = byKey.get(key);
      if (values === undefined) byKey.set(key, [value]);
      else values.push(value);
    }
  }
  const entries = new Map<string, ComposeNode>();
  for (const [key, values] of byKey) {
    const merged = overridden(values);
    if (merged !== undefined) entries.set(key, merged);
  }
  return entries;
}

export function field(node: ComposeNode | undefined, key: string): ComposeNode | undefined {
  if (node?.kind !== "map" || node.tag === "reset") return undefined;
  const value = node.entries.get(key);
  return value?.tag === "reset" ? undefined : value;
}

export function scalarField(node: ComposeNode | undefined, key: string): ComposeScalar | undefined {
  return asScalar(field(node, key));
}

/** A scalar that has a value. */
export function asScalar(node: ComposeNode | undefined): ComposeScalar | undefined {
  return node?.kind === "scalar" && !node.isNull && node.tag !== "reset" ? node : undefined;
}

/** A scalar's text before its variables are filled in. */
export function templateOf(scalar: ComposeScalar): MappedText {
  return readScalar(scalar.owner.text, scalar.node);
}

/** A scalar's text with its variables filled in; undefined where one has no value. */
export function textOf(scalar: ComposeScalar | undefined): string | undefined {
  if (scalar === undefined) return undefined;
  const { result, problem, unset } = interpolate(templateOf(scalar), scalar.owner.lookup);
  return problem === undefined && unset.length === 0 ? result.text : undefined;
}

/** The text of a field, as `textOf` has it. */
export function textField(node: ComposeNode | undefined, key: string): string | undefined {
  return textOf(scalarField(node, key));
}

export function itemsOf(node: ComposeNode | undefined): readonly ComposeNode[] {
  return node?.kind === "list" ? node.items : [];
}

export function entriesOf(node: ComposeNode | undefined): ReadonlyMap<string, ComposeNode> {
  return node?.kind === "map" ? node.entries : noEntries;
}

const noEntries: ReadonlyMap<string, ComposeNode> = new Map();

class TreeReader {
  readonly #document: Document;
  readonly #owner: ComposeOwner;
  readonly #read = new Map<Node, ComposeNode | undefined>();
  /** Entries of mappings; undefined while they are being read, so that one that merges itself ends. */
  readonly #entries = new Map<Node, ReadonlyMap<string, ComposeNode> | undefined>();
  #anchors: ReadonlyMap<string, readonly Node[]> | undefined;
  #visits = 0;
  #mergeDepth = 0;

  constructor(document: Document, owner: ComposeOwner) {
    this.#document = document;
    this.#owner = owner;
  }

  read(given: unknown): ComposeNode | undefined {
    const node = this.#target(given);
    if (node === undefined) return undefined;
    if (this.#read.has(node)) return this.#read.get(node);
    const made = this.#make(node);
    this.#read.set(node, made);
    return made;
  }

  #make(node: Node): ComposeNode | undefined {
    const tag = mergeTag(node);
    if (isScalar(node)) {
      return { kind: "scalar", tag, node, owner: this.#owner, isNull: isNullScalar(node) };
    }
    if (isMap(node)) return lazyMap(tag, () => this.#entriesOf(node));
    if (isSeq(node)) {
      return lazyList(tag, () => {
        const items: ComposeNode[] = [];
        for (const item of node.items) {
          if (++this.#visits > maximumVisits) break;
          const read = this.read(item);
          if (read !== undefined && read.tag !== "reset") items.push(read);
        }
        return items;
      });
    }
    return undefined;
  }

  /** Explicit keys win over merged ones, and earlier merges over later ones. Of equal keys the last counts. */
  #entriesOf(node: Node): ReadonlyMap<string, ComposeNode> {
    if (this.#entries.has(node)) return this.#entries.get(node) ?? noEntries;
    if (!isMap(node) || this.#mergeDepth > maximumMergeDepth) return noEntries;
    this.#entries.set(node, undefined);
    const entries = new Map<string, ComposeNode>();
    const merges: Node[] = [];
    for (const pair of node.items) {
      if (++this.#visits > maximumVisits) break;
      const key = this.#target(pair.key);
      if (!isScalar(key)) continue;
      if (isMergeKey(key)) {
        const source = this.#target(pair.value);
        if (isMap(source)) merges.push(source);
        else if (isSeq(source)) merges.push(...source.items.map((item) => this.#target(item)).filter(isMap));
        continue;
      }
      const value = this.read(pair.value);
      if (value !== undefined) entries.set(keyText(key), value);
    }
    this.#mergeDepth++;
    for (const merge of merges) {
      for (const [key, value] of this.#entriesOf(merge)) {
        if (++this.#visits > maximumVisits) break;
        if (!entries.has(key)) entries.set(key, value);
      }
    }
    this.#mergeDepth--;
    this.#entries.set(node, entries);
    return entries;
  }

  /** The node itself, or what an alias stands for. */
  #target(given: unknown): Node | undefined {
    if (isAlias(given)) {
      const start = given.range?.[0] ?? 0;
      this.#anchors ??= findAnchors(this.#document);
      return lastBefore(this.#anchors.get(given.source) ?? [], start);
    }
    return isScalar(given) || isMap(given) || isSeq(given) ? given : undefined;
  }
}

/** Anchored nodes by name in the order of the document: a name can be bound again. */
function findAnchors(document: Document): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  const waiting: unknown[] = [document.contents];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
      const named = found.get(node.anchor);
      if (named === undefined) found.set(node.anchor, [node]);
      else named.push(node);
    }
    if (isMap(node)) {
      for (const pair of node.items.toReversed()) waiting.push(pair.value, pair.key);
    } else if (isSeq(node)) {
      waiting.push(...node.items.toReversed());
    }
  }
  return found;
}

/** The last node that starts before an offset, among nodes in the order of the document. */
function lastBefore(nodes: readonly Node[], offset: number): Node | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.range?.[0] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}

function mergeTag(node: Node): MergeTag {
  const tag = isAlias(node) ? undefined : node.tag;
  return tag === "!reset" ? "reset" : tag === "!override" ? "override" : undefined;
}

function isMergeKey(key: Scalar): boolean {
  return key.type === "PLAIN" && key.source === "<<";
}

function keyText(key: Scalar): string {
  return key.source ?? String(key.value ?? "");
}

function isNullScalar(node: Scalar): boolean {
  if (node.type !== "PLAIN" && node.type !== undefined) return false;
  if (node.tag === "tag:yaml.org,2002:str") return false;
  return /^(?:~|null|Null|NULL)?$/.test(node.source ?? "");
}

function lazyMap(tag: MergeTag, read: () => ReadonlyMap<string, ComposeNode>): ComposeMap {
  let entries: ReadonlyMap<string, ComposeNode> | undefined;
  return {
    kind: "map",
    tag,
    get entries() {
      entries ??= read();
      return entries;
    },
  };
}

function lazyList(tag: MergeTag, read: () => readonly ComposeNode[]): ComposeList {
  let items: readonly ComposeNode[] | undefined;
  return {
    kind: "list",
    tag,
    get items() {
      items ??= read();
      return items;
    },
  };
}
