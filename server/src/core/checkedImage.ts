import { editedAt, type ImageReference, shownAt } from "./imageReference.ts";
import type { Reference } from "./reference.ts";
import type { CheckedImage, Part } from "./rules/rule.ts";
import type { Span } from "./span.ts";

/** Takes a reference apart for rules; undefined for one without a parsed name. */
export function toCheckedImage(image: ImageReference): CheckedImage | undefined {
  const { reference, parts, value } = image;
  if (reference === null || parts === null || value === null) return undefined;

  const toPart = (within: Span): Part => ({
    value: value.slice(within.start, within.end),
    span: shownAt(image, within),
    edit: editedAt(image, within),
  });
  const toOptional = (within: Span | undefined) => (within === undefined ? undefined : toPart(within));

  return {
    image,
    reference,
    familiarName: familiarName(reference),
    namespace: reference.domain === hubDomain ? reference.path.split("/")[0] : undefined,
    name: toPart(parts.name),
    domain: toOptional(parts.domain),
    path: toPart(parts.path),
    tag: toOptional(parts.tag),
    digest: toOptional(parts.digest),
    platform: image.platform,
  };
}

const hubDomain = "docker.io";

function canonicalName(reference: Reference): string {
  return `${reference.domain}/${reference.path}`;
}

function familiarName(reference: Reference): string {
  if (reference.domain !== hubDomain) return canonicalName(reference);
  return reference.path.replace(/^library\/(?=[^/]+$)/, "");
}

/** Canonical name with tag and digest as they are written: `docker.io/library/node:22`. */
export function writtenName(reference: Reference): string {
  const tag = reference.tag === null ? "" : `:${reference.tag}`;
  const digest = reference.digest === null ? "" : `@${reference.digest}`;
  return `${canonicalName(reference)}${tag}${digest}`;
}
