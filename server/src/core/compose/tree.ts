import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";
import {
  type ComposeMap,
  type ComposeNode,
  type ComposeOwner,
  LazyList,
  LazyMap,
  LazyScalar,
  type MergeTag,
  noEntries,
} from "./nodes.ts";

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
    if (isScalar(node)) return new LazyScalar(tag, node, this.#owner, isNullScalar(node));
    if (isMap(node)) return new LazyMap(tag, () => this.#entriesOf(node));
    if (isSeq(node)) {
      return new LazyList(tag, () => {
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
        else if (isSeq(source)) {
          for (const item of source.items) {
            const merged = this.#target(item);
            if (isMap(merged)) merges.push(merged);
          }
        }
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
      for (const item of node.items.toReversed()) waiting.push(item);
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
