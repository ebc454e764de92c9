import type { ImageFacts, TagFacts } from "./facts.ts";
import { parsePlatform, runsOn } from "./platforms.ts";
import { registrySays } from "./registrySays.ts";
import type { CheckedImage, Edit, Fix } from "./rules/rule.ts";
import type { Say } from "./say.ts";
import { mostPreciseSameDigest } from "./tags.ts";

/** `sha256:6784fb…`: enough of a digest to tell it from others. */
export function shortDigest(digest: string): string {
  const [algorithm = "", hex = ""] = digest.split(":");
  return `${algorithm}:${hex.slice(0, 6)}…`;
}

/**
 * The digest that the reference's tag names now: that of the image index where there is one, so that a pin holds
 * for every platform. Undefined where it isn't known.
 */
export function currentDigest({ reference }: CheckedImage, facts: ImageFacts): string | undefined {
  // The registry is asked for the digest where one is written, and then says nothing of the tag.
  const { manifest: _manifest, ...hubs } = facts;
  return digestOf(reference.digest === null ? facts : hubs);
}

/** The digest that the tag of some facts names, where the registry was asked for that tag or not at all. */
export function digestOf(facts: ImageFacts): string | undefined {
  const asked = registrySays(facts) === "found" ? facts.manifest : undefined;
  const registrys = asked?.state === "known" && asked.value.found ? asked.value.digest : null;
  const hubs = facts.tag?.state === "known" ? facts.tag.value.digest : null;
  return [registrys, hubs].find(isDigest) ?? undefined;
}

/** Whether a text is a digest: it may be written into a file, so it has to be what it should be. */
export function isDigest(text: string | null | undefined): text is string {
  return /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text ?? "");
}

/**
 * Pins an image to the digest that its tag names now, the tag kept. `latest`, written or implied, becomes the most
 * precise version that is the very same image, so that people see what they have.
 *
 * Undefined where there is a digest already, where it isn't known, where the platform asked for is missing, and
 * where the text can't be edited in place.
 */
export function pin(image: CheckedImage, facts: ImageFacts, say: Say): Fix | undefined {
  if (image.digest !== undefined || lacksPlatform(image, facts)) return undefined;
  const digest = currentDigest(image, facts);
  if (digest === undefined) return undefined;

  const { tag, familiarName } = image;
  const version = namesNoVersion(image) ? versionOf(digest, facts) : undefined;
  const newTag = version ?? tag?.value;
  const edit = editTag(image, newTag, digest);
  if (edit === undefined) return undefined;
  const title =
    version === undefined
      ? say(
          "Pin {0} to {1}",
          tag === undefined ? familiarName : `${familiarName}:${tag.value}`,
          shortDigest(digest),
        )
      : say("Pin {0} to {1}, which is {2}", familiarName, `${familiarName}:${version}`, shortDigest(digest));
  return { title, edits: [edit] };
}

/** Whether more facts than a check gathers would make a better pin: the tags that tell the version of `latest`. */
export function wantsVersions(image: CheckedImage, facts: ImageFacts): boolean {
  return image.namespace !== undefined && namesNoVersion(image) && facts.tags === undefined;
}

function namesNoVersion({ tag, digest }: CheckedImage): boolean {
  return digest === undefined && (tag === undefined || tag.value === "latest");
}

/** Writes another tag. A digest is dropped with the old tag, since it would decide what is pulled. */
export function useTag(image: CheckedImage, tag: string, say: Say): Fix | undefined {
  const edit = editTag(image, tag, undefined);
  if (edit === undefined || image.digest !== undefined) return undefined;
  return { title: say('Use tag "{0}"', tag), edits: [edit], preferred: true };
}

/** Updates a digest to the one that the tag names now. */
export function refreshPin(image: CheckedImage, facts: ImageFacts, say: Say): Fix | undefined {
  const digest = currentDigest(image, facts);
  if (image.digest?.edit === undefined || digest === undefined || digest === image.digest.value)
    return undefined;
  return {
    title: say("Update the pin to {0}", shortDigest(digest)),
    edits: [{ span: image.digest.edit, newText: digest }],
  };
}

/** The edit that puts a tag, and a digest behind it, where the tag is or would be. */
function editTag(
  { tag, name }: CheckedImage,
  newTag: string | undefined,
  digest: string | undefined,
): Edit | undefined {
  const behind = digest === undefined ? "" : `@${digest}`;
  if (tag !== undefined) {
    if (tag.edit === undefined) return undefined;
    return newTag === tag.value
      ? { span: { start: tag.edit.end, end: tag.edit.end }, newText: behind }
      : { span: tag.edit, newText: `${newTag}${behind}` };
  }
  if (name.edit === undefined) return undefined;
  const end = { start: name.edit.end, end: name.edit.end };
  return { span: end, newText: `${newTag === undefined ? "" : `:${newTag}`}${behind}` };
}

/** The version that the tags seen so far know this digest by. */
function versionOf(digest: string, facts: ImageFacts): string | undefined {
  const seen: TagFacts[] = [facts.tags, facts.similarTags].flatMap((list) =>
    list?.state === "known" ? list.value.tags : [],
  );
  return mostPreciseSameDigest(seen, digest);
}

/** Whether the tag is known to have no image for the platform asked for. */
export function lacksPlatform({ platform }: CheckedImage, facts: ImageFacts): boolean {
  if (platform === null || facts.tag?.state !== "known" || facts.tag.value.platforms.length === 0)
    return false;
  const wanted = parsePlatform(platform);
  return wanted !== undefined && !runsOn(facts.tag.value.platforms, wanted);
}
