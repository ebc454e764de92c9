/**
 * Where a page says that its images went. The page is untrusted: this is a name to look into, never one to put into
 * a file.
 */

/** Words with which people announce a move. */
const announces =
  /\b(?:moved|migrated|relocated|renamed|replaced by|superseded by|successor|deprecated|in favou?r of|no longer (?:maintained|published|updated|hosted|available)|now (?:available|published|hosted|lives?|found|maintained)|please (?:use|see|switch|pull)|use [^.\n]{1,80} instead)\b/i;

const registries =
  "(?:docker\\.io|ghcr\\.io|quay\\.io|lscr\\.io|dhi\\.io|gcr\\.io|[a-z0-9-]+\\.gcr\\.io|mcr\\.microsoft\\.com|public\\.ecr\\.aws|registry\\.k8s\\.io|registry\\.gitlab\\.com|cgr\\.dev|[a-z0-9-]+\\.pkg\\.dev)";
const component = "[a-z0-9]+(?:[._-][a-z0-9]+)*";

/** Ways in which a page writes an image's name, each with what it comes to. */
const spellings: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [new RegExp(`\\b${registries}/${component}(?:/${component})*`, "i"), (match) => match[0]],
  [
    new RegExp(`hub\\.docker\\.com/(?:r/(${component}/${component})|_/(${component}))`, "i"),
    (match) => match[1] ?? match[2] ?? "",
  ],
  [
    new RegExp(
      `github\\.com/(?:orgs/|users/)?(${component})/packages/container/(?:package/)?(${component})`,
      "i",
    ),
    (match) => `ghcr.io/${match[1]}/${match[2]}`,
  ],
  [
    new RegExp(`github\\.com/(${component})/${component}/pkgs/container/(${component})`, "i"),
    (match) => `ghcr.io/${match[1]}/${match[2]}`,
  ],
  [new RegExp(`\`(${component}/${component})(?::[\\w.-]+)?\``), (match) => match[1] ?? ""],
  [new RegExp(`docker pull (${component}/${component})`), (match) => match[1] ?? ""],
];

export interface Move {
  /** Name of the image that the page points to; null where it only says that the images are gone. */
  readonly to: string | null;
}

/**
 * What a page says about a move, undefined where it says nothing of the kind. `familiarName` is the page's own
 * image, which is never its own successor.
 */
export function findMove(page: string, familiarName: string): Move | undefined {
  let announced = false;
  const lines = page.slice(0, 25_000).split(/\r?\n/);
  for (const [number, line] of lines.entries()) {
    if (!announces.test(line.slice(0, 2000))) continue;
    announced = true;
    // The name often stands on a line of its own below the announcement.
    for (const nearby of lines.slice(number, number + 4)) {
      const to = nameIn(nearby.slice(0, 2000), familiarName);
      if (to !== undefined) return { to };
    }
  }
  return announced && lines.some((line) => /\b(?:moved|migrated|relocated)\b/i.test(line.slice(0, 2000)))
    ? { to: null }
    : undefined;
}

function nameIn(text: string, familiarName: string): string | undefined {
  for (const [spelling, toName] of spellings) {
    const match = spelling.exec(text);
    if (match === null) continue;
    const name = toName(match)
      .toLowerCase()
      .replace(/^docker\.io\/(?:library\/)?/, "");
    if (name !== familiarName && name.length <= 200) return name;
  }
  return undefined;
}
