import type { ImageReference } from "../../server/src/core/imageReference.ts";
import type { Reference, ReferenceParts } from "../../server/src/core/reference.ts";

/** Finds the references of a few simple FROM and image lines. Stands in until the real readers are there. */
export function readReferences(text: string): readonly ImageReference[] {
  const found: ImageReference[] = [];
  for (const match of text.matchAll(/^(?:FROM(?: --platform=(\S+))? |\s*image: )(\S+)/gm)) {
    const raw = match[2] ?? "";
    const start = match.index + match[0].length - raw.length;
    const span = { start, end: start + raw.length };
    const base = { span, raw, value: raw, pieces: [{ text: raw, at: span, written: span }] };
    const parsed = parse(raw);
    const rest = { platform: match[1] ?? null, stage: null, certainty: "written" as const };
    found.push(
      parsed === undefined
        ? {
            ...base,
            ...rest,
            kind: "from",
            role: "invalid",
            reference: null,
            parts: null,
            problem: {
              code: "upper-case",
              message: "A name is written in lower case.",
              span: { start: 0, end: raw.length },
              meant: raw.toLowerCase(),
            },
          }
        : { ...base, ...rest, kind: "from", role: "image", problem: null, ...parsed },
    );
  }
  return found;
}

function parse(text: string): { reference: Reference; parts: ReferenceParts } | undefined {
  const match = /^([a-z0-9./_-]+?)(?::([\w.-]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(text);
  if (match === null) return undefined;
  const [, name = "", tag, digest] = match;
  const first = name.split("/")[0] ?? "";
  const hasDomain = name.includes("/") && first.includes(".");
  const path = hasDomain ? name.slice(first.length + 1) : name;
  const nameSpan = { start: 0, end: name.length };
  const after = (length: number, from: number) => ({ start: from, end: from + length });
  return {
    reference: {
      domain: hasDomain ? first : "docker.io",
      path: hasDomain || name.includes("/") ? path : `library/${name}`,
      tag: tag ?? null,
      digest: digest ?? null,
    },
    parts: {
      name: nameSpan,
      path: after(path.length, name.length - path.length),
      ...(hasDomain ? { domain: after(first.length, 0) } : {}),
      ...(tag === undefined ? {} : { tag: after(tag.length, name.length + 1) }),
      ...(digest === undefined ? {} : { digest: after(digest.length, text.length - digest.length) }),
    },
  };
}
