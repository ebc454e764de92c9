import { escapeOf, syntaxOf } from "./dockerfile/directives.ts";
import { type Expansion, expand } from "./dockerfile/expand.ts";
import { readFlags, type Unquoted } from "./dockerfile/flags.ts";
import { ImageNames } from "./dockerfile/imageNames.ts";
import { type Instruction, readKeyword, walkInstructions } from "./dockerfile/instructions.ts";
import type { JoinedText } from "./dockerfile/joinedText.ts";
import {
  blankName,
  faultyText,
  type Meaning,
  missingPart,
  namesStage,
  noSuchStage,
  nothingExpands,
  secretFrom,
  templateText,
} from "./dockerfile/meanings.ts";
import { readMount } from "./dockerfile/mounts.ts";
import { expandedPieces, insideQuotes, templateEnd, unquotedPieces } from "./dockerfile/pieces.ts";
import { textOf } from "./dockerfile/runs.ts";
import { readFromArguments, type Stage, Stages } from "./dockerfile/stages.ts";
import { GlobalVariables } from "./dockerfile/variables.ts";
import type { ImageReference, ReferenceKind } from "./imageReference.ts";
import { english, type Say } from "./say.ts";
import type { ReadResult, Source } from "./source.ts";
import type { Span } from "./span.ts";

/**
 * Finds every image reference of a Dockerfile as BuildKit would: base images, images that files are copied or
 * mounted from, and the frontend that `# syntax=` asks for. Text that BuildKit refuses is read as far as it goes,
 * so that one half-typed line hides nothing else.
 *
 * @see https://docs.docker.com/reference/dockerfile/
 */
export function readDockerfile(source: Source, say: Say = english): ReadResult {
  const reader = new Reader(source, say);
  return { references: reader.read(), dependsOn: [] };
}

/** What ONBUILD keeps for later, and the stage it belongs to. */
interface Trigger {
  readonly of: Stage | undefined;
}

/** What else a FROM says: the name of its stage, and the platform asked for. */
interface Opened {
  readonly stage: string | undefined;
  readonly platform: string | null;
}

class Reader {
  readonly #source: Source;
  readonly #text: string;
  readonly #say: Say;
  readonly #escape: string;
  readonly #variables: GlobalVariables;
  readonly #stages = new Stages();
  readonly #images: ImageNames;
  /** Stages that others of this file build upon, so that their triggers run in this very build. */
  readonly #bases = new Set<Stage>();
  /** In the order of their places. Those that may name a later stage wait until all of them are known. */
  readonly #found: (ImageReference | (() => ImageReference | undefined))[] = [];
  /** What COPY and mounts took that is no stage of the file, up to the reference that is worked out. */
  #taken = 0;

  constructor(source: Source, say: Say) {
    this.#source = source;
    this.#text = source.text;
    this.#say = say;
    this.#escape = escapeOf(source.text);
    this.#variables = new GlobalVariables(source.variables, this.#escape);
    this.#images = new ImageNames(source, say);
  }

  read(): readonly ImageReference[] {
    this.#readSyntax();
    walkInstructions(this.#text, this.#escape, (instruction) => {
      switch (instruction.keyword) {
        case "from":
          return this.#readFrom(instruction);
        case "arg":
          return this.#stages.count === 0 ? this.#variables.declare(instruction) : undefined;
        case "copy":
          return this.#readCopy(instruction.joined, instruction.rest);
        case "run":
          return this.#readRun(instruction.joined, instruction.rest);
        case "onbuild":
          return this.#readOnbuild(instruction);
      }
    });
    return this.#found.flatMap((found) => (typeof found === "function" ? (found() ?? []) : found));
  }

  /** The frontend runs the build, so it is an image like any other. BUILDKIT_SYNTAX takes its place. */
  #readSyntax(): void {
    const syntax = syntaxOf(this.#text);
    if (syntax === undefined) return;
    const { span } = syntax;
    const value = this.#source.variables.get("BUILDKIT_SYNTAX") ?? syntax.value;
    const isWritten = value === this.#text.slice(span.start, span.end);
    const pieces = [{ text: value, at: span, written: isWritten ? span : undefined }];
    this.#found.push(this.#reference("syntax", span, value, pieces, this.#images.frontend(value), "written"));
  }

  #readFrom({ joined, rest }: Instruction): void {
    const { text } = joined;
    const { flags, rest: start } = readFlags(text, rest.start, rest.end);
    const marked = this.#source.template ? templateEnd(text, start, rest.end) : undefined;
    const { image, stage } = readFromArguments(text, { start, end: rest.end }, marked);
    if (image !== undefined) {
      const platform = flags.find(({ name }) => name === "platform")?.value;
      const opened: Opened = {
        stage,
        platform: platform === undefined ? null : this.#variables.textOf(platform.text) || null,
      };
      this.#found.push(
        marked === undefined ? this.#base(joined, image, opened) : this.#templateBase(joined, image, opened),
      );
    }
    this.#stages.open(stage);
  }

  #templateBase(joined: JoinedText, word: Span, opened: Opened): ImageReference {
    const span = joined.spanOf(word.start, word.end);
    const meaning = templateText(span.end - span.start, this.#say);
    return this.#reference("from", span, null, [], meaning, "written", opened);
  }

  #base(joined: JoinedText, word: Span, opened: Opened): ImageReference {
    const written = joined.text.slice(word.start, word.end);
    const inner = insideQuotes(written);
    const span = joined.spanOf(word.start + inner.start, word.start + inner.end);
    const expansion = expand(written, this.#variables.lookup, this.#escape, (index) =>
      joined.offsetOf(word.start + index),
    );
    const { runs, usesDefault } = expansion;
    const certainty = usesDefault ? "default" : "written";
    const value = this.#knownText(expansion, written);
    if (value !== undefined) {
      const pieces = expandedPieces(runs, joined, word.start, span);
      return this.#reference("from", span, value, pieces, this.#knownBase(value, opened), certainty, opened);
    }
    const meaning = this.#unknownBase(expansion, (start, end) => {
      const place = joined.spanOf(word.start + start, word.start + end);
      return {
        start: Math.min(Math.max(place.start, span.start), span.end) - span.start,
        end: Math.min(Math.max(place.end, span.start), span.end) - span.start,
      };
    });
    return this.#reference("from", span, null, [], meaning, certainty, opened);
  }

  /** The text of a base, undefined where it isn't known. Nothing at all is only known where nothing is written. */
  #knownText({ runs, fault }: Expansion, written: string): string | undefined {
    const text = fault === undefined ? textOf(runs) : undefined;
    return text === "" && written.includes("$") ? undefined : text;
  }

  #knownBase(text: string, opened: Opened): Meaning {
    const stage = this.#stages.named(text);
    if (stage === undefined) {
      const meaning = this.#images.meaningOf(text);
      // A context of the stage's name replaces the stage, and its base is never pulled.
      const isReplaced = meaning.role === "image" && this.#images.replacesStage(opened.stage);
      return isReplaced ? { ...meaning, role: "local" } : meaning;
    }
    this.#bases.add(stage);
    return namesStage(stage.name ?? null);
  }

  #unknownBase({ runs, fault }: Expansion, within: (start: number, end: number) => Span): Meaning {
    if (fault !== undefined) return faultyText(fault, within(fault.start, fault.end), this.#say);
    const unknown = runs.find((run) => run.missing !== undefined);
    if (unknown?.missing === undefined) {
      return blankName(within(0, Number.POSITIVE_INFINITY), this.#say);
    }
    if (runs.every((run) => run.missing === undefined || run.missing.why === "platform")) {
      // Whatever the platform is, `base-${TARGETARCH}` is meant for the stages that are called so.
      const [one, other] = this.#stages.fitting(runs);
      if (one !== undefined) return namesStage(other === undefined ? (one.name ?? null) : null);
    }
    const { name } = unknown.missing;
    const place = within(unknown.start, unknown.end);
    return missingPart(unknown.missing, place, this.#variables.isDeclared(name), this.#say);
  }

  #readCopy(joined: JoinedText, rest: Span, trigger?: Trigger): void {
    for (const { name, value } of readFlags(joined.text, rest.start, rest.end).flags) {
      if (name !== "from" || value === undefined) continue;
      this.#addVerbatim(trigger === undefined ? "copy-from" : "onbuild", joined, value, (text) =>
        this.#copySource(text, trigger),
      );
    }
  }

  #readRun(joined: JoinedText, rest: Span, trigger?: Trigger): void {
    for (const { name, value } of readFlags(joined.text, rest.start, rest.end).flags) {
      const mount = name === "mount" && value !== undefined ? readMount(value) : undefined;
      if (mount === undefined) continue;
      if (mount.from === undefined) {
        if (trigger === undefined) this.#found.push(() => this.#takeNothing());
        continue;
      }
      this.#addVerbatim(trigger === undefined ? "mount-from" : "onbuild", joined, mount.from, (text) =>
        this.#mountSource(text, mount.type, trigger),
      );
    }
  }

  /** A trigger runs where a stage builds upon this one: mostly in another file, whose stages it then names. */
  #readOnbuild({ joined, rest }: Instruction): void {
    const { flags, rest: start } = readFlags(joined.text, rest.start, rest.end);
    if (flags.length > 0) return;
    const inner = readKeyword(joined.text, { start, end: rest.end });
    const trigger = { of: this.#stages.last };
    if (inner.keyword === "copy") this.#readCopy(joined, inner.rest, trigger);
    if (inner.keyword === "run") this.#readRun(joined, inner.rest, trigger);
  }

  /** A text in which variables mean nothing, and whose stage may come later in the file. */
  #addVerbatim(
    kind: ReferenceKind,
    joined: JoinedText,
    value: Unquoted,
    meaningOf: (text: string) => Meaning,
  ): void {
    if (value.text === "") return;
    const extent = value.extent();
    const span = joined.spanOf(extent.start, extent.end);
    const pieces = unquotedPieces(value, joined);
    const certainty = kind === "onbuild" ? "elsewhere" : "written";
    this.#found.push(() => this.#reference(kind, span, value.text, pieces, meaningOf(value.text), certainty));
  }

  #copySource(text: string, trigger: Trigger | undefined): Meaning {
    const { runs, fault } = expand(
      text,
      () => undefined,
      this.#escape,
      () => undefined,
    );
    if (fault !== undefined || textOf(runs) !== text) return nothingExpands(text, this.#say);
    if (!isInteger(text)) return this.#sharedSource(text, trigger);
    if (trigger !== undefined) return namesStage(String(Number(text)));
    const index = Number(text);
    const stage = this.#stages.at(index);
    if (stage !== undefined) return namesStage(stage.name ?? String(stage.index));
    // The builder goes on counting with the images that lines above took something from.
    return index >= this.#stages.count && index < this.#stages.count + this.#taken
      ? namesStage(null)
      : noSuchStage(text, this.#stages.count, this.#say);
  }

  /** A mount that names no source counts as one of `scratch`. */
  #takeNothing(): undefined {
    if (this.#stages.named("scratch") === undefined) this.#taken++;
  }

  #mountSource(text: string, type: string, trigger: Trigger | undefined): Meaning {
    if (/\$./.test(text)) return nothingExpands(text, this.#say);
    if (type === "secret") return secretFrom(text.length, this.#say);
    return this.#sharedSource(text, trigger);
  }

  /** What COPY and mounts have in common: they see every stage of the file, the last of its name, in any case. */
  #sharedSource(text: string, trigger: Trigger | undefined): Meaning {
    const isHere = trigger === undefined || (trigger.of !== undefined && this.#bases.has(trigger.of));
    const stage = isHere ? this.#stages.named(text.toLowerCase()) : undefined;
    if (stage !== undefined) return namesStage(stage.name ?? null);
    if (trigger === undefined) this.#taken++;
    return this.#images.meaningOf(text);
  }

  #reference(
    kind: ReferenceKind,
    span: Span,
    value: string | null,
    pieces: ImageReference["pieces"],
    { role, reference, parts, stage, problem }: Meaning,
    certainty: ImageReference["certainty"],
    opened?: Opened,
  ): ImageReference {
    return {
      kind,
      // Faults of grammar are a template's business.
      role: role === "invalid" && this.#source.template ? "unresolved" : role,
      span,
      raw: this.#text.slice(span.start, span.end),
      value,
      pieces,
      reference,
      parts,
      platform: opened?.platform ?? null,
      stage: role === "stage" ? stage : (opened?.stage ?? null),
      problem,
      certainty,
    };
  }
}

/** Whether the builder takes a word for a stage's number: in decimal, with a sign or without, of 64 bits. */
function isInteger(text: string): boolean {
  const digits = /^[+-]?0*(\d{0,19})$/.exec(text)?.[1];
  if (digits === undefined || !/\d$/.test(text)) return false;
  const limit = text.startsWith("-") ? 2n ** 63n : 2n ** 63n - 1n;
  return BigInt(digits === "" ? "0" : digits) <= limit;
}
