import { escapeOf, syntaxOf } from "./dockerfile/directives.ts";
import { type ExpansionFault, expand, type PlacedRun, textOf } from "./dockerfile/expand.ts";
import { readFlags, type Unquoted } from "./dockerfile/flags.ts";
import { type Instruction, readKeyword, walkInstructions } from "./dockerfile/instructions.ts";
import type { JoinedText } from "./dockerfile/joinedText.ts";
import { readMount } from "./dockerfile/mounts.ts";
import {
  ImageNames,
  invalidMeaning,
  type Meaning,
  stageMeaning,
  unresolvedMeaning,
} from "./dockerfile/roles.ts";
import { readFromArguments, Stages } from "./dockerfile/stages.ts";
import { GlobalVariables } from "./dockerfile/variables.ts";
import type { ImageReference, Piece, ReferenceKind } from "./imageReference.ts";
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

/** A reference whose meaning waits until all stages of the file are known. */
type Pending = ImageReference | (() => ImageReference);

class Reader {
  readonly #source: Source;
  readonly #text: string;
  readonly #say: Say;
  readonly #escape: string;
  readonly #variables: GlobalVariables;
  readonly #stages = new Stages();
  readonly #images: ImageNames;
  readonly #found: Pending[] = [];
  /** Stages that another stage of this file builds upon: their ONBUILD triggers run here. */
  readonly #bases = new Set<number>();

  constructor(source: Source, say: Say) {
    this.#source = source;
    this.#text = source.text;
    this.#say = say;
    this.#escape = escapeOf(source.text);
    this.#variables = new GlobalVariables(source.variables, this.#escape);
    this.#images = new ImageNames(source.contexts, say);
  }

  read(): readonly ImageReference[] {
    this.#readSyntax();
    walkInstructions(this.#text, this.#escape, (instruction) => {
      switch (instruction.keyword) {
        case "from":
          this.#readFrom(instruction);
          break;
        case "arg":
          if (this.#stages.count === 0) this.#variables.declare(instruction);
          break;
        case "copy":
          this.#readCopy(instruction.joined, instruction.rest, false);
          break;
        case "run":
          this.#readRun(instruction.joined, instruction.rest, false);
          break;
        case "onbuild":
          this.#readOnbuild(instruction);
          break;
      }
    });
    return this.#found.map((each) => (typeof each === "function" ? each() : each));
  }

  #readSyntax(): void {
    const syntax = syntaxOf(this.#text);
    if (syntax === undefined) return;
    const { span } = syntax;
    const raw = this.#text.slice(span.start, span.end);
    const given = this.#source.variables.get("BUILDKIT_SYNTAX");
    const value = given ?? syntax.value;
    const pieces: Piece[] = [{ text: value, at: span, written: value === raw ? span : undefined }];
    this.#add({
      kind: "syntax",
      span,
      value,
      pieces,
      meaning: this.#images.meaningOf(value),
      platform: null,
      certainty: "written",
    });
  }

  #readFrom({ joined, rest }: Instruction): void {
    const { text } = joined;
    const { flags, rest: begin } = readFlags(text, rest.start, rest.end);
    const marked = this.#source.template ? templateEnd(text, begin, rest.end) : undefined;
    const { image, stage: name } = readFromArguments(
      marked === undefined ? text : text.slice(0, begin) + "x".repeat(marked - begin) + text.slice(marked),
      begin,
      rest.end,
    );
    const platform = flags.find((flag) => flag.name === "platform")?.value;
    if (image !== undefined) {
      this.#addFrom(joined, image, marked !== undefined, name, platform);
    }
    this.#stages.open(name);
  }

  #addFrom(
    joined: JoinedText,
    word: Span,
    isMarked: boolean,
    opens: string | undefined,
    platform: Unquoted | undefined,
  ): void {
    const written = joined.text.slice(word.start, word.end);
    const inner = insideQuotes(written);
    const span = joined.spanOf(word.start + inner.start, word.start + inner.end);
    const { runs, usesDefault, fault } = expand(written, this.#variables.lookup, this.#escape, (index) =>
      joined.offsetOf(word.start + index),
    );
    const value = fault === undefined && !isMarked ? textOf(runs) : undefined;
    const known = value === undefined || (value === "" && runs.length > 0) ? undefined : value;
    const meaning = isMarked
      ? this.#templateMeaning(span)
      : fault !== undefined
        ? this.#faultMeaning(fault, joined, word, span)
        : known === undefined
          ? this.#unknownMeaning(runs, joined, word, span)
          : this.#fromMeaning(known, written);
    const base = meaning.role === "stage" && known !== undefined ? this.#stages.named(known) : undefined;
    if (base !== undefined) this.#bases.add(base.index);
    const replaced = meaning.role === "image" && this.#images.replacesStage(opens);
    this.#add({
      kind: "from",
      span,
      value: known ?? null,
      pieces: known === undefined ? [] : piecesOf(runs, joined, word.start, span),
      meaning: {
        ...meaning,
        role: replaced ? "local" : meaning.role,
        stage: meaning.role === "stage" ? meaning.stage : (opens ?? null),
      },
      platform: platform === undefined ? null : (this.#variables.textOf(platform.text) ?? null),
      certainty: usesDefault ? "default" : "written",
    });
  }

  #fromMeaning(value: string, written: string): Meaning {
    const stage = this.#stages.named(value);
    if (stage !== undefined) return stageMeaning(stage.name ?? null);
    if (value === "" && written.includes("$")) {
      return unresolvedMeaning({
        code: "blank",
        message: this.#say("Nothing is left of this name after its variables: it needs a build argument."),
        span: { start: 0, end: written.length },
      });
    }
    return this.#images.meaningOf(value);
  }

  /** A value with parts that aren't known: still a stage where the known parts fit one. */
  #unknownMeaning(runs: readonly PlacedRun[], joined: JoinedText, word: Span, span: Span): Meaning {
    const first = runs.find((run) => run.missing !== undefined);
    const missing = first?.missing;
    if (first === undefined || missing === undefined) {
      return unresolvedMeaning({
        code: "blank",
        message: this.#say("Nothing is left of this name after its variables: it needs a build argument."),
        span: { start: 0, end: span.end - span.start },
      });
    }
    if (runs.every((run) => run.missing === undefined || run.missing.why === "platform")) {
      const texts = [""];
      for (const run of runs) {
        if (run.missing === undefined) texts[texts.length - 1] += run.text;
        else texts.push("");
      }
      const fitting = texts.some((text) => text !== "") ? this.#stages.fitting(texts) : [];
      if (fitting.length > 0) return stageMeaning(fitting.length === 1 ? (fitting[0]?.name ?? null) : null);
    }
    const place = joined.spanOf(word.start + first.start, word.start + first.end);
    return unresolvedMeaning({
      ...this.#whyMissing(missing),
      span: { start: place.start - span.start, end: place.end - span.start },
    });
  }

  #whyMissing({ name, why }: { name: string; why: "unset" | "platform" | "broken" }): {
    code: string;
    message: string;
  } {
    switch (why) {
      case "platform":
        return {
          code: "platform-variable",
          message: this.#say("`{0}` is only known when the build runs.", name),
        };
      case "broken":
        return {
          code: "broken-variable",
          message: this.#say("The value of `{0}` can't be worked out.", name),
        };
      case "unset":
        return this.#variables.isDeclared(name)
          ? {
              code: "unset-variable",
              message: this.#say("`{0}` has no default, so this needs a build argument.", name),
            }
          : {
              code: "undeclared-variable",
              message: this.#say(
                "`{0}` has no value here: no ARG in front of the first FROM names it.",
                name,
              ),
            };
    }
  }

  #faultMeaning(fault: ExpansionFault, joined: JoinedText, word: Span, span: Span): Meaning {
    const place = joined.spanOf(word.start + fault.start, word.start + fault.end);
    const within = {
      start: Math.max(place.start - span.start, 0),
      end: Math.min(place.end, span.end) - span.start,
    };
    switch (fault.code) {
      case "required-variable":
        return unresolvedMeaning({
          code: fault.code,
          message:
            fault.detail === undefined || fault.detail === ""
              ? this.#say("This needs a value for the build argument `{0}`.", fault.about)
              : this.#say("This needs a value for the build argument `{0}`: {1}", fault.about, fault.detail),
          span: within,
        });
      case "unclosed-quote":
        return this.#invalid({
          code: fault.code,
          message: this.#say("A quote opens here and is not closed in this word."),
          span: within,
        });
      case "too-long":
        return unresolvedMeaning({
          code: fault.code,
          message: this.#say("This grows too long."),
          span: within,
        });
      case "bad-substitution":
        return this.#invalid({
          code: fault.code,
          message: this.#say("A variable can't be written like this."),
          span: within,
        });
    }
  }

  #templateMeaning(span: Span): Meaning {
    return unresolvedMeaning({
      code: "template",
      message: this.#say("The template decides which image this is."),
      span: { start: 0, end: span.end - span.start },
    });
  }

  /** A fault, which in a template is the template's business. */
  #invalid(problem: ImageReference["problem"] & object): Meaning {
    return this.#source.template ? unresolvedMeaning(problem) : invalidMeaning(problem);
  }

  #readCopy(joined: JoinedText, rest: Span, onbuild: boolean): void {
    for (const flag of readFlags(joined.text, rest.start, rest.end).flags) {
      if (flag.name !== "from" || flag.value === undefined || flag.value.text === "") continue;
      this.#addUnexpanded(onbuild ? "onbuild" : "copy-from", joined, flag.value, (text) =>
        this.#copyMeaning(text, onbuild),
      );
    }
  }

  #readRun(joined: JoinedText, rest: Span, onbuild: boolean): void {
    for (const flag of readFlags(joined.text, rest.start, rest.end).flags) {
      if (flag.name !== "mount" || flag.value === undefined) continue;
      const mount = readMount(flag.value);
      if (mount?.from === undefined || mount.from.text === "") continue;
      this.#addUnexpanded(onbuild ? "onbuild" : "mount-from", joined, mount.from, (text) =>
        this.#mountMeaning(text, mount.type, onbuild),
      );
    }
  }

  #readOnbuild({ joined, rest }: Instruction): void {
    const { flags, rest: begin } = readFlags(joined.text, rest.start, rest.end);
    if (flags.length > 0) return;
    const inner = readKeyword(joined.text, { start: begin, end: rest.end });
    if (inner.keyword === "copy") this.#readCopy(joined, inner.rest, true);
    if (inner.keyword === "run") this.#readRun(joined, inner.rest, true);
  }

  /** A reference in which variables have no meaning, and whose stages may come later in the file. */
  #addUnexpanded(
    kind: ReferenceKind,
    joined: JoinedText,
    value: Unquoted,
    meaningOf: (text: string) => Meaning,
  ): void {
    const extent = value.extent();
    const span = joined.spanOf(extent.start, extent.end);
    const pieces = unexpandedPieces(value, joined);
    const isOnbuild = kind === "onbuild";
    this.#found.push(() =>
      this.#build({
        kind,
        span,
        value: value.text,
        pieces,
        meaning: meaningOf(value.text),
        platform: null,
        certainty: isOnbuild ? "elsewhere" : "written",
      }),
    );
  }

  #copyMeaning(text: string, onbuild: boolean): Meaning {
    const { runs, fault } = expand(
      text,
      () => undefined,
      this.#escape,
      () => undefined,
    );
    const unchanged = fault === undefined && textOf(runs) === text;
    if (!unchanged) return this.#noVariables(text);
    if (/^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 63) {
      return onbuild ? stageMeaning(String(Number(text))) : this.#indexMeaning(text);
    }
    return this.#sharedMeaning(text, onbuild);
  }

  #indexMeaning(text: string): Meaning {
    const stage = this.#stages.at(Number(text));
    if (stage !== undefined) return stageMeaning(stage.name ?? String(stage.index));
    return this.#invalid({
      code: "no-such-stage",
      message: this.#say(
        "There is no stage {0}: they are counted from 0, and this file has {1}.",
        text,
        this.#stages.count,
      ),
      span: { start: 0, end: text.length },
    });
  }

  #mountMeaning(text: string, type: string, onbuild: boolean): Meaning {
    if (/\$./.test(text)) return this.#noVariables(text);
    if (type === "secret") {
      return this.#invalid({
        code: "secret-from",
        message: this.#say("A secret comes from no image, so its mount takes no `from`."),
        span: { start: 0, end: text.length },
      });
    }
    return this.#sharedMeaning(text, onbuild);
  }

  /** What COPY and mounts have in common: any stage of the file, the last of its name, in any case. */
  #sharedMeaning(text: string, onbuild: boolean): Meaning {
    const stage = onbuild ? undefined : this.#stages.named(text.toLowerCase());
    if (stage !== undefined) return stageMeaning(stage.name ?? null);
    return this.#images.meaningOf(text);
  }

  #noVariables(text: string): Meaning {
    const dollar = text.indexOf("$");
    const start = Math.max(dollar, 0);
    return this.#invalid({
      code: "no-variables",
      message:
        dollar >= 0
          ? this.#say(
              "Variables have no effect here. Name a stage with FROM … AS, and take the files from that.",
            )
          : this.#say("Quotes and escapes have no effect here."),
      span: { start, end: text.length },
    });
  }

  #add(found: Found): void {
    this.#found.push(this.#build(found));
  }

  #build({ meaning, span, ...found }: Found): ImageReference {
    const isFault = meaning.role === "invalid" && this.#source.template;
    return {
      ...found,
      role: isFault ? "unresolved" : meaning.role,
      span,
      raw: this.#text.slice(span.start, span.end),
      reference: meaning.reference,
      parts: meaning.parts,
      stage: meaning.stage,
      problem: meaning.problem,
    };
  }
}

interface Found {
  readonly kind: ReferenceKind;
  readonly span: Span;
  readonly value: string | null;
  readonly pieces: readonly Piece[];
  readonly meaning: Meaning;
  readonly platform: string | null;
  readonly certainty: ImageReference["certainty"];
}

/** The run of a word inside one pair of quotes that holds all of it; otherwise the whole word. */
function insideQuotes(word: string): Span {
  const quote = word.charAt(0);
  const isQuoted =
    (quote === '"' || quote === "'") && word.length > 1 && word.indexOf(quote, 1) === word.length - 1;
  return isQuoted ? { start: 1, end: word.length - 1 } : { start: 0, end: word.length };
}

function piecesOf(runs: readonly PlacedRun[], joined: JoinedText, wordStart: number, span: Span): Piece[] {
  return runs.map((run) => {
    const written =
      run.written === undefined ? undefined : { start: run.written, end: run.written + run.text.length };
    const isInside = written !== undefined && written.start >= span.start && written.end <= span.end;
    return {
      text: run.text,
      at: isInside ? written : joined.spanOf(wordStart + run.start, wordStart + run.end),
      written,
    };
  });
}

function unexpandedPieces(value: Unquoted, joined: JoinedText): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < value.text.length; index++) {
    const place = value.placeOf(index);
    const at = joined.spanOf(place.start, place.end);
    const written = value.isPlain(index) ? at : undefined;
    const last = pieces[pieces.length - 1];
    const text = value.text.charAt(index);
    if (last?.written !== undefined && written !== undefined && last.written.end === written.start) {
      const joinedSpan = { start: last.written.start, end: written.end };
      pieces[pieces.length - 1] = { text: last.text + text, at: joinedSpan, written: joinedSpan };
    } else pieces.push({ text, at, written });
  }
  return pieces;
}

/** Where a word with marks of a template language ends: they may hold blanks. Undefined without such marks. */
function templateEnd(text: string, start: number, end: number): number | undefined {
  const word = /^\S*?(?:\{\{|\{%|<%)/.exec(text.slice(start, end));
  if (word === null) return undefined;
  const whole = /^(?:\S*?(?:\{\{.*?\}\}|\{%.*?%\}|<%.*?%>))+\S*/s.exec(text.slice(start, end));
  return whole === null ? end : start + whole[0].length;
}
