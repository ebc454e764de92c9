import type { Knowledge } from "../knowledge.ts";
import type { Say } from "../say.ts";
import { list, reportDate } from "../words.ts";
import type { CheckedImage, Evidence, Fix, ImageRule, Part } from "./rule.ts";

/**
 * The image, or this tag of it, was given up, renamed or moved by those who made it.
 *
 * Needs no network. An image whose page only gives advice is none of these. Successors are named and not offered as
 * a fix where they are other images: they have other tags and other insides.
 */
export const deprecatedImage: ImageRule = {
  id: "deprecated-image",
  about: "image",
  severity: "info",
  summary: "The image is deprecated or has moved.",

  *check(image, _facts, { say, knowledge }) {
    const notice = findNotice(image, knowledge, say);
    if (notice === undefined) return;
    const { part, message, since, source, fixes } = notice;
    const evidence: Evidence[] = [
      { signal: "notice", text: say("notice of {0}", reportDate(since, say)) },
      { signal: "source", text: source },
    ];
    yield { span: part.span, message, evidence, fixes: fixes ?? [] };
  },
};

interface Notice {
  /** What the notice is about: the name, the tag or the host. */
  readonly part: Part;
  readonly message: string;
  readonly since: string;
  readonly source: string;
  readonly fixes?: readonly Fix[];
}

function findNotice(
  image: CheckedImage,
  { deprecated, officialImages }: Knowledge,
  say: Say,
): Notice | undefined {
  const { reference, familiarName, namespace, name, tag, domain } = image;
  const written = tag?.value ?? "latest";

  const registry = deprecated.registries.get(reference.domain);
  if (registry !== undefined && domain !== undefined) {
    const { since, source, successor } = registry;
    const message = say(
      "`{0}` was frozen in {1}: its images live on at `{2}`.",
      reference.domain,
      reportDate(since, say),
      successor,
    );
    const fixes =
      domain.edit === undefined
        ? []
        : [
            {
              title: say("Use {0}", successor),
              edits: [{ span: domain.edit, newText: successor }],
              preferred: true,
            },
          ];
    return { part: domain, message, since, source, fixes };
  }
  if (namespace === undefined) return undefined;

  const entry = deprecated.images.get(familiarName);
  if (
    entry !== undefined &&
    (entry.tags === null || entry.tags.some((pattern) => matches(written, pattern)))
  ) {
    const { successors, since, source, tags } = entry;
    const gone =
      tags !== null
        ? say("`{0}` is deprecated.", `${familiarName}:${written}`)
        : entry.status === "removed"
          ? say("`{0}` is no longer an official image and gets no updates.", familiarName)
          : say("`{0}` is deprecated.", familiarName);
    const names = successors.map((successor) => `\`${successor}\``);
    const message =
      names.length === 0 ? gone : `${gone} ${say("Its maintainers name {0} instead.", list(names, 5, say))}`;
    return { part: tags === null ? name : (tag ?? name), message, since, source };
  }
  if (tag !== undefined && (officialImages.has(familiarName) || entry !== undefined)) {
    const pattern = deprecated.officialTags.find(({ tags }) => tags.some((each) => matches(written, each)));
    if (pattern !== undefined) {
      const message = say(
        "`{0}` is deprecated: official images gave up their ONBUILD variants. Write the steps into your own file.",
        `${familiarName}:${written}`,
      );
      return { part: tag, message, since: pattern.since, source: pattern.source };
    }
  }
  const moved = deprecated.namespaces.get(namespace);
  if (moved === undefined || moved.exceptTags.includes(written)) return undefined;
  const { successor, since, source } = moved;
  const message =
    successor === null
      ? say("`{0}` is a frozen copy that gets no updates.", familiarName)
      : say(
          "The versioned images of `{0}` moved in {1}: `{2}` holds frozen copies that get no updates.",
          namespace,
          reportDate(since, say),
          successor,
        );
  return { part: name, message, since, source };
}

/** Whether a tag fits a pattern in which `*` stands for any characters. */
function matches(tag: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return tag === pattern;
  const last = rest.at(-1) ?? "";
  return tag.length >= first.length + last.length && tag.startsWith(first) && tag.endsWith(last);
}
