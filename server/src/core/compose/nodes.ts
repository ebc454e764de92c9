import type { Scalar } from "yaml";
import { type Interpolated, interpolate, type Lookup } from "./interpolate.ts";
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
  /** The text before its variables are filled in. */
  readonly template: MappedText;
  /** The text with its variables filled in. */
  readonly expanded: Interpolated;
}

/** `!reset` drops the value and what it would override; `!override` replaces it instead of merging. */
export type MergeTag = "reset" | "override" | undefined;

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
  if (first.kind === "map") return new LazyMap(first.tag, () => mergedEntries(merging));
  return new LazyList(first.tag, () => merging.flatMap(itemsOf));
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

/** A scalar's text with its variables filled in; undefined where one has no value. */
export function textOf(scalar: ComposeScalar | undefined): string | undefined {
  if (scalar === undefined) return undefined;
  const { result, problem, unset } = scalar.expanded;
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

export const noEntries: ReadonlyMap<string, ComposeNode> = new Map();

/** A mapping that is read when somebody asks for its entries. */
export class LazyMap implements ComposeMap {
  readonly kind = "map";
  readonly tag: MergeTag;
  readonly #read: () => ReadonlyMap<string, ComposeNode>;
  #entries: ReadonlyMap<string, ComposeNode> | undefined;

  constructor(tag: MergeTag, read: () => ReadonlyMap<string, ComposeNode>) {
    this.tag = tag;
    this.#read = read;
  }

  get entries(): ReadonlyMap<string, ComposeNode> {
    this.#entries ??= this.#read();
    return this.#entries;
  }
}

/** A list that is read when somebody asks for its items. */
export class LazyList implements ComposeList {
  readonly kind = "list";
  readonly tag: MergeTag;
  readonly #read: () => readonly ComposeNode[];
  #items: readonly ComposeNode[] | undefined;

  constructor(tag: MergeTag, read: () => readonly ComposeNode[]) {
    this.tag = tag;
    this.#read = read;
  }

  get items(): readonly ComposeNode[] {
    this.#items ??= this.#read();
    return this.#items;
  }
}

/** A scalar whose text is made once, when somebody asks: many places may share it. */
export class LazyScalar implements ComposeScalar {
  readonly kind = "scalar";
  readonly tag: MergeTag;
  readonly node: Scalar;
  readonly owner: ComposeOwner;
  readonly isNull: boolean;
  #template: MappedText | undefined;
  #expanded: Interpolated | undefined;

  constructor(tag: MergeTag, node: Scalar, owner: ComposeOwner, isNull: boolean) {
    this.tag = tag;
    this.node = node;
    this.owner = owner;
    this.isNull = isNull;
  }

  get template(): MappedText {
    this.#template ??= readScalar(this.owner.text, this.node);
    return this.#template;
  }

  get expanded(): Interpolated {
    this.#expanded ??= interpolate(this.template, this.owner.lookup);
    return this.#expanded;
  }
}
