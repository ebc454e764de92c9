import { looksLike, nameOfCharacter, unwritable } from "./characters.ts";
import { shorten } from "./plainText.ts";
import type { ReferenceProblem } from "./reference.ts";
import { isDomain, longestPath } from "./referenceGrammar.ts";
import { digestProblem } from "./referenceProblem/digestProblem.ts";
import { pasted } from "./referenceProblem/pasted.ts";
import { withMeant } from "./referenceProblem/withMeant.ts";
import type { Say } from "./say.ts";
import type { Span } from "./span.ts";

/**
 * Finds out why a text is no reference: the first thing that a person would point at, with its place and, where
 * it is plain, the text that was meant. The text must be one that `matchReference` refuses.
 */
export function problemOf(text: string, say: Say): ReferenceProblem {
  if (text.length > longestDiagnosed) {
    return {
      code: "name-length",
      message: say("This is far too long for an image name."),
      span: { start: 0, end: text.length },
    };
  }
  return (
    emptyText(text, say) ??
    pasted(text, say) ??
    strangeCharacter(text, say) ??
    imageId(text, say) ??
    punctuation(text, say) ??
    digestProblem(text, say) ??
    tagProblem(text, say) ??
    domainProblem(text, say) ??
    pathProblem(text, say) ?? {
      code: "grammar",
      message: say("`{0}` is not an image reference.", shorten(text, 80)),
      span: { start: 0, end: text.length },
    }
  );
}

/** Longer texts are no slip of anyone's fingers, and not worth a search for one. */
const longestDiagnosed = 4096;

function emptyText(text: string, say: Say): ReferenceProblem | undefined {
  if (text !== "") return undefined;
  return { code: "empty", message: say("An image name is missing here."), span: { start: 0, end: 0 } };
}

/** Characters that no part of a reference may hold, and that are easily overlooked or mistaken. */
function strangeCharacter(text: string, say: Say): ReferenceProblem | undefined {
  const found = /[^\x21-\x7e]/u.exec(text);
  if (found === null) return undefined;
  const character = found[0];
  const cleaned = text.replace(/[^\x21-\x7e]/gu, (each) => looksLike(each) ?? each);
  const kind = unwritable(character);
  let end = found.index + character.length;
  if (kind === "blank") {
    while (end < text.length && unwritable(String.fromCodePoint(text.codePointAt(end) ?? 0)) === "blank")
      end++;
  }
  const span = { start: found.index, end };
  const name = nameOfCharacter(character);
  switch (kind) {
    case "blank":
      return withMeant(
        { code: "blank", message: say("An image name holds no blanks ({0}).", name), span },
        cleaned.trim(),
      );
    case "invisible":
      return withMeant(
        {
          code: "invisible-character",
          message: say("There is an invisible character in this name ({0}).", name),
          span,
        },
        cleaned,
      );
    case "direction":
      return withMeant(
        {
          code: "bidi-character",
          message: say("There is a character in this name that turns the reading direction ({0}).", name),
          span,
        },
        cleaned,
      );
    case "other": {
      const latin = looksLike(character);
      if (latin === undefined) {
        return {
          code: "character",
          message: say("An image name can't hold `{0}` ({1}).", character, name),
          span,
        };
      }
      return withMeant(
        {
          code: "look-alike-character",
          message: say("`{0}` ({1}) only looks like `{2}`.", character, name, latin),
          span,
        },
        cleaned,
      );
    }
  }
}

function imageId(text: string, say: Say): ReferenceProblem | undefined {
  if (!/^[a-f0-9]{64}$/.test(text)) return undefined;
  return {
    code: "image-id",
    message: say("64 hex digits are an image's id, never a name. To pull by digest, write `name@sha256:…`."),
    span: { start: 0, end: text.length },
  };
}

/** Slashes, colons and at signs in excess or without anything behind them. */
function punctuation(text: string, say: Say): ReferenceProblem | undefined {
  const doubled = /\/{2,}/.exec(text);
  if (doubled !== null) {
    return withMeant(
      {
        code: "slash",
        message: say("There is nothing between these slashes."),
        span: { start: doubled.index, end: doubled.index + doubled[0].length },
      },
      text.replace(/\/{2,}/g, "/"),
    );
  }
  if (text.startsWith("/") || text.endsWith("/")) {
    const start = text.startsWith("/") ? 0 : text.length - 1;
    return withMeant(
      {
        code: "slash",
        message: say("An image name neither starts nor ends with a slash."),
        span: { start, end: start + 1 },
      },
      text.replace(/^\/|\/$/g, ""),
    );
  }
  if (/^[@:]/.test(text)) {
    return {
      code: "no-name",
      message: say("The name is missing in front of `{0}`.", text.charAt(0)),
      span: { start: 0, end: 1 },
    };
  }
  if (text.endsWith(":") && !text.includes("@")) {
    return withMeant(
      {
        code: "empty-tag",
        message: say("There is no tag behind the colon."),
        span: { start: text.length - 1, end: text.length },
      },
      text.replace(/:+$/, ""),
    );
  }
  const emptyTag = text.indexOf(":@");
  if (emptyTag >= 0) {
    return withMeant(
      {
        code: "empty-tag",
        message: say("There is no tag behind the colon."),
        span: { start: emptyTag, end: emptyTag + 1 },
      },
      text.slice(0, emptyTag) + text.slice(emptyTag + 1),
    );
  }
  return undefined;
}

/** Everything between the path and the at sign. */
function tagProblem(text: string, say: Say): ReferenceProblem | undefined {
  const { path, tag } = cut(text);
  if (tag === undefined) return undefined;
  const written = text.slice(tag.start, tag.end);
  const second = written.indexOf(":");
  if (second >= 0) {
    return {
      code: "second-colon",
      message: say("Only one tag fits here, so there is one colon too many."),
      span: { start: tag.start + second, end: tag.start + second + 1 },
    };
  }
  const strange = /[^A-Za-z0-9_.-]/.exec(written);
  if (strange !== null) {
    return {
      code: "tag-character",
      message: say("A tag is made of letters, digits, `_`, `.` and `-`; `{0}` can't be in it.", strange[0]),
      span: { start: tag.start + strange.index, end: tag.start + strange.index + 1 },
    };
  }
  if (/^[.-]/.test(written)) {
    return withMeant(
      {
        code: "tag-start",
        message: say("A tag starts with a letter, a digit or `_`."),
        span: { start: tag.start, end: tag.start + 1 },
      },
      `${text.slice(path.start === 0 ? 0 : 0, tag.start)}${written.replace(/^[.-]+/, "")}${text.slice(tag.end)}`,
    );
  }
  if (written.length > 128) {
    return {
      code: "tag-length",
      message: say("A tag has at most 128 characters, this one has {0}.", written.length),
      span: { start: tag.start + 128, end: tag.end },
    };
  }
  return undefined;
}

function domainProblem(text: string, say: Say): ReferenceProblem | undefined {
  const { domain } = cut(text);
  if (domain === undefined) return undefined;
  const written = text.slice(0, domain.end);
  if (written.startsWith("[") || /:.*:/.test(written)) {
    if (/^\[[a-fA-F0-9:]+\](?::[0-9]+)?$/.test(written)) return undefined;
    return {
      code: "domain-ipv6",
      message: say("An IPv6 address stands in brackets, without a zone: `[2001:db8::1]:5000`."),
      span: domain,
    };
  }
  const colon = written.indexOf(":");
  const name = colon < 0 ? written : written.slice(0, colon);
  const port = colon < 0 ? undefined : written.slice(colon + 1);
  if (port !== undefined && !/^[0-9]+$/.test(port)) {
    return {
      code: "port",
      message: say("A port behind a registry's name is a number. A tag stands at the end, behind the path."),
      span: { start: colon + 1, end: domain.end },
    };
  }
  for (const part of partsOf(name, ".")) {
    const label = name.slice(part.start, part.end);
    if (/^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/.test(label)) continue;
    if (/^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/.test(name)) continue;
    return {
      code: "domain",
      message: say("`{0}` can't be a registry's host name.", shorten(name, 80)),
      span: label === "" ? { start: 0, end: name.length } : part,
    };
  }
  return undefined;
}

function pathProblem(text: string, say: Say): ReferenceProblem | undefined {
  const { path } = cut(text);
  const written = text.slice(path.start, path.end);
  const strange = /[^A-Za-z0-9._/-]/.exec(written);
  if (strange !== null) {
    const at = path.start + strange.index;
    return withMeant(
      {
        code: "character",
        message: say("An image name can't hold `{0}`.", strange[0]),
        span: { start: at, end: at + 1 },
      },
      strange[0] === "=" ? text.replace(/=+/, ":") : text.replace(/\\/g, "/"),
    );
  }
  const upper = /[A-Z]+/.exec(written);
  if (upper !== null) {
    return withMeant(
      {
        code: "upper-case",
        message: say("An image name is written in lower case."),
        span: { start: path.start + upper.index, end: path.start + upper.index + upper[0].length },
      },
      lowerUnlessHost(text.slice(0, path.start)) + written.toLowerCase() + text.slice(path.end),
    );
  }
  for (const part of partsOf(written, "/")) {
    const component = written.slice(part.start, part.end);
    const bad =
      /^[._-]+/.exec(component) ??
      /[._-]+$/.exec(component) ??
      /\.{2,}|_{3,}|[._-]*(?:\._|_\.|\.-|-\.|_-|-_)[._-]*/.exec(component);
    if (bad === null) continue;
    const start = path.start + part.start + bad.index;
    return {
      code: "separator",
      message: say(
        "`{0}` can't stand here: dots, underscores and dashes only join letters and digits.",
        bad[0],
      ),
      span: { start, end: start + bad[0].length },
    };
  }
  if (written.length + (written.includes("/") ? 0 : "library/".length) > longestPath) {
    return {
      code: "name-length",
      message: say("An image name has at most {0} characters without its registry.", longestPath),
      span: { start: path.start, end: path.end },
    };
  }
  return undefined;
}

/** Where the parts stand by their punctuation alone, whatever they hold. */
function cut(text: string): { domain: Span | undefined; path: Span; tag: Span | undefined } {
  const at = text.indexOf("@");
  const end = at < 0 ? text.length : at;
  const slash = text.indexOf("/");
  const hasDomain = slash >= 0 && slash < end && isDomain(text.slice(0, slash));
  const start = hasDomain ? slash + 1 : 0;
  const colon = text.slice(0, end).indexOf(":", start);
  return {
    domain: hasDomain ? { start: 0, end: slash } : undefined,
    path: { start, end: colon < 0 ? end : colon },
    tag: colon < 0 ? undefined : { start: colon + 1, end },
  };
}

function* partsOf(text: string, separator: string): Iterable<Span> {
  let start = 0;
  for (;;) {
    const end = text.indexOf(separator, start);
    yield { start, end: end < 0 ? text.length : end };
    if (end < 0) return;
    start = end + 1;
  }
}

/** `Acme/` is taken for a host because of its capital alone; what looks like one (`Ghcr.io/`) stays as it is. */
function lowerUnlessHost(prefix: string): string {
  return /[.:]/.test(prefix) ? prefix : prefix.toLowerCase();
}
