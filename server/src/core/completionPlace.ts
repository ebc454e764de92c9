import type { SourceKind } from "./source.ts";
import type { Span } from "./span.ts";

/** What may be written at a place of a document, and what stands there so far. */
export type CompletionPlace =
  /** The name of an image. `typed` reaches up to the cursor; stages are those that the place may name too. */
  | {
      readonly kind: "name";
      readonly typed: string;
      readonly span: Span;
      readonly stages: readonly string[];
      readonly mayBeScratch: boolean;
    }
  | { readonly kind: "tag"; readonly name: string; readonly typed: string; readonly span: Span }
  /** A build argument, in `${…}` or behind `$`. */
  | { readonly kind: "variable"; readonly span: Span; readonly names: readonly BuildArgument[] };

/** A build argument that a FROM may use. */
export interface BuildArgument {
  readonly name: string;
  /** Its default as written; null for one that the builder sets, or that has none. */
  readonly value: string | null;
}

/** Arguments that BuildKit sets for every build. */
const builtIn: readonly BuildArgument[] = [
  "TARGETPLATFORM",
  "TARGETOS",
  "TARGETARCH",
  "TARGETVARIANT",
  "BUILDPLATFORM",
  "BUILDOS",
  "BUILDARCH",
  "BUILDVARIANT",
].map((name) => ({ name, value: null }));

/** Text up to the cursor on its line, ending in what is being written there. */
const dockerfilePlaces: readonly { readonly pattern: RegExp; readonly opensStage: boolean }[] = [
  { pattern: /^\s*(?:ONBUILD\s+)?FROM\s+(?:--\S+\s+)*(\S*)$/i, opensStage: true },
  { pattern: /^\s*(?:ONBUILD\s+)?COPY\s+(?:--\S+\s+)*--from=(\S*)$/i, opensStage: false },
  { pattern: /^.*\s--mount=(?:\S*,)?from=([^,\s]*)$/i, opensStage: false },
  { pattern: /^#\s*syntax\s*=\s*(\S*)$/i, opensStage: false },
];
const composePlace = /^\s*(?:-\s+)?image\s*:\s+["']?([^\s"'#]*)$/;

/**
 * Tells what may be written at an offset; undefined where that is nothing of ours. Looks at the line alone, since
 * what is being written is rarely well-formed; only stages and arguments are sought in the lines above.
 */
export function completionPlace(text: string, kind: SourceKind, offset: number): CompletionPlace | undefined {
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  const found = kind === "compose" ? placeInCompose(before) : placeInDockerfile(before);
  if (found === undefined || isContinued(text, lineStart)) return undefined;
  const { typed, opensStage } = found;
  const rest = /^[^\s"'#,]*/.exec(text.slice(offset, offset + 512))?.[0] ?? "";
  const above = kind === "dockerfile" ? text.slice(0, lineStart) : "";

  const variable = /\$(?:\{?)([A-Za-z_0-9]*)$/.exec(typed);
  if (variable !== null) {
    const behind = /^[A-Za-z_0-9]*/.exec(rest)?.[0] ?? "";
    const span = { start: offset - (variable[1] ?? "").length, end: offset + behind.length };
    return kind === "dockerfile" ? { kind: "variable", span, names: argumentsIn(above) } : undefined;
  }
  if (/[$@]/.test(typed)) return undefined;

  const colon = typed.indexOf(":", typed.lastIndexOf("/") + 1);
  if (colon > 0) {
    const behind = /^[\w.-]*/.exec(rest)?.[0] ?? "";
    const tag = typed.slice(colon + 1);
    const span = { start: offset - tag.length, end: offset + behind.length };
    return { kind: "tag", name: typed.slice(0, colon), typed: tag, span };
  }
  const behind = /^[\w./-]*/.exec(rest)?.[0] ?? "";
  return {
    kind: "name",
    typed,
    span: { start: offset - typed.length, end: offset + behind.length },
    stages: stagesIn(above),
    mayBeScratch: opensStage,
  };
}

function placeInDockerfile(before: string): { typed: string; opensStage: boolean } | undefined {
  for (const { pattern, opensStage } of dockerfilePlaces) {
    const match = pattern.exec(before);
    if (match !== null) return { typed: match[1] ?? "", opensStage };
  }
  return undefined;
}

function placeInCompose(before: string): { typed: string; opensStage: boolean } | undefined {
  const match = composePlace.exec(before);
  return match === null ? undefined : { typed: match[1] ?? "", opensStage: false };
}

/** Whether the line goes on with an instruction that another one began. */
function isContinued(text: string, lineStart: number): boolean {
  return /\\[ \t]*\r?\n$/.test(text.slice(Math.max(0, lineStart - 80), lineStart));
}

/** The names of the stages that were opened, the last one first. */
function stagesIn(above: string): readonly string[] {
  const names = [...above.matchAll(/^[ \t]*FROM[ \t].*[ \t]AS[ \t]+([\w.-]+)/gim)].map(
    (match) => match[1] ?? "",
  );
  return [...new Set(names.reverse())];
}

/** The arguments that stand before the first FROM, which are those that every FROM may use. */
function argumentsIn(above: string): readonly BuildArgument[] {
  const firstFrom = /^[ \t]*FROM[ \t]/im.exec(above)?.index ?? above.length;
  const own = [...above.slice(0, firstFrom).matchAll(/^[ \t]*ARG[ \t]+([A-Za-z_]\w*)(?:=(\S*))?/gim)];
  return [...own.map((match) => ({ name: match[1] ?? "", value: match[2] ?? null })), ...builtIn];
}
