/** A tag taken apart as people build them: `v3.8.1-alpine3.19` is prefix `v`, numbers 3 8 1, variant `-alpine3.19`. */
interface TagShape {
  readonly prefix: string;
  /** Empty where the tag does not begin with a version. */
  readonly numbers: readonly number[];
  readonly variant: string;
  /** True for `-rc1`, `-beta.2` and their kin, wherever they stand in the variant. */
  readonly preview: boolean;
}

/** The grammar of tags: what a registry names is offered to be written into files, so it has to be one. */
const wellFormed = /^\w[\w.-]{0,127}$/;

function toShape(tag: string): TagShape {
  const match = /^(v?)(\d+(?:\.\d+)*)(.*)$/i.exec(tag);
  // A commit such as 1a2b3c4 begins with a digit and is no version.
  if (match === null || /^(?=.*[a-f])[0-9a-f]{7,64}$/.test(tag))
    return { prefix: "", numbers: [], variant: tag, preview: false };
  const [, prefix = "", numbers = "", variant = ""] = match;
  return {
    prefix,
    numbers: numbers.split(".").map(Number),
    variant,
    preview: /(?:^|[-._])?(?:alpha|beta|rc|pre|preview|dev|snapshot|nightly|canary|ea)(?=[-._\d]|$)/i.test(
      variant,
    ),
  };
}

/** Whether a tag is a commit, such as 1a2b3c4, which may begin with a digit and is no version: nothing is near it. */
export function isCommit(tag: string): boolean {
  return /^(?:sha-)?(?=.*[a-f])(?=.*\d)[0-9a-f]{7,64}$/.test(tag);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Orders tags: by version, and by name where versions are equal or there is none; tags without a version go first. */
export function compareTags(a: string, b: string): number {
  const [left, right] = [toShape(a), toShape(b)];
  return (
    compareNumbers(left.numbers, right.numbers) ||
    Number(right.preview) - Number(left.preview) ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
}

/** Orders tags for someone who looks for one: the newest version first, and of its variants the plain one. */
export function newestFirst(a: string, b: string): number {
  const [left, right] = [toShape(a), toShape(b)];
  return (
    compareNumbers(right.numbers, left.numbers) ||
    Number(left.preview) - Number(right.preview) ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
}

/**
 * The tag that was most likely meant, undefined where none is near enough. A slip of the pen is put right only
 * among tags with the very same numbers; a version that is gone gives way to the newest of the longest common
 * version, with the same variant and the same major.
 */
export function nearestTag(wanted: string, candidates: readonly string[]): string | undefined {
  const others = [...new Set(candidates)].filter((tag) => tag !== wanted && wellFormed.test(tag));
  return nearestSpelling(wanted, others) ?? nearestVersion(wanted, others);
}

/**
 * The tag that says most precisely what a digest is: the longest version, the plainest variant of it. Undefined
 * where no tag with a version names the digest.
 */
export function mostPreciseSameDigest(
  tags: readonly { readonly name: string; readonly digest: string | null }[],
  digest: string,
): string | undefined {
  return tags
    .filter((tag) => tag.digest === digest && wellFormed.test(tag.name))
    .map(({ name }) => ({ name, ...toShape(name) }))
    .filter(({ numbers }) => numbers.length > 0)
    .sort(
      (a, b) =>
        b.numbers.length - a.numbers.length ||
        a.variant.length - b.variant.length ||
        compareNumbers(b.numbers, a.numbers) ||
        (a.name < b.name ? -1 : 1),
    )
    .at(0)?.name;
}

function nearestSpelling(wanted: string, candidates: readonly string[]): string | undefined {
  if (isCommit(wanted)) return undefined;
  const digits = digitsOf(wanted);
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const tag of [...candidates].sort((a, b) => -compareTags(a, b))) {
    if (digitsOf(tag) !== digits) continue;
    const slips = slipsOfThePen(wanted, tag);
    if (slips < least) [nearest, least] = [tag, slips];
  }
  return nearest;
}

/**
 * How many slips of the pen lead from one tag to the other, infinitely many where they are different words: each word
 * is compared with its own counterpart, since `arm64` for `amd64` or `jdk` for `jre` is no slip.
 */
function slipsOfThePen(wanted: string, tag: string): number {
  if (wanted.toLowerCase() === tag.toLowerCase()) return 0;
  if (wanted.replace(/^v(?=\d)/, "") === tag.replace(/^v(?=\d)/, "")) return 1;
  const [left, right] = [wanted.split(/[-._]/), tag.split(/[-._]/)];
  if (left.length !== right.length) {
    return slipsBetween(wanted, tag, 1) === 1 ? 1 : Number.POSITIVE_INFINITY;
  }
  let sum = 0;
  for (const [at, word] of left.entries()) {
    const letters = word.replace(/\d/g, "").length;
    const most = letters < 3 ? 0 : letters < 8 ? 1 : 2;
    const slips = slipsBetween(word, right[at] ?? "", most);
    if (slips > most) return Number.POSITIVE_INFINITY;
    sum += slips;
  }
  // Only what joins the words differs.
  return sum + (sum === 0 ? 1 : 0);
}

/** The runs of digits of a tag: what a typing slip is assumed to leave alone. */
function digitsOf(tag: string): string {
  return (tag.match(/\d+/g) ?? []).join(" ");
}

function nearestVersion(wanted: string, candidates: readonly string[]): string | undefined {
  const shape = toShape(wanted);
  if (shape.numbers.length === 0) return undefined;

  const common = (numbers: readonly number[]) => commonNumbers(numbers, shape.numbers);
  return candidates
    .map((tag) => ({ tag, ...toShape(tag) }))
    .filter(
      (other) =>
        other.variant === shape.variant && other.prefix === shape.prefix && common(other.numbers) > 0,
    )
    .sort(
      (a, b) =>
        common(b.numbers) - common(a.numbers) ||
        Number(b.numbers.length === shape.numbers.length) -
          Number(a.numbers.length === shape.numbers.length) ||
        compareNumbers(b.numbers, a.numbers),
    )
    .at(0)?.tag;
}

/**
 * The tag of another image that comes nearest to one of this: the same major version, and no flavour that wasn't
 * asked for (`17-jdk` for `17-jdk-slim`, never `17-jre`). Undefined where there is none, and for a tag without a
 * version, which says nothing about another image.
 */
export function nearestTagElsewhere(wanted: string, candidates: readonly string[]): string | undefined {
  const shape = toShape(wanted);
  const flavours = new Set(wordsOf(shape.variant));
  // Before 1.0 the second number is what changes when things break.
  const needed = Math.min(shape.numbers.length, shape.numbers[0] === 0 ? 2 : 1);
  if (needed === 0) return undefined;
  return candidates
    .filter((tag) => tag !== wanted && wellFormed.test(tag))
    .map((tag) => ({ tag, ...toShape(tag) }))
    .map((other) => ({
      ...other,
      words: wordsOf(other.variant),
      common: commonNumbers(other.numbers, shape.numbers),
    }))
    .filter(({ common, words }) => common >= needed && words.every((word) => flavours.has(word)))
    .sort(
      (a, b) =>
        b.words.length - a.words.length ||
        b.common - a.common ||
        Number(b.numbers.length === shape.numbers.length) -
          Number(a.numbers.length === shape.numbers.length) ||
        compareNumbers(b.numbers, a.numbers) ||
        a.tag.length - b.tag.length ||
        (a.tag < b.tag ? -1 : 1),
    )
    .at(0)?.tag;
}

/** The words of a variant that name a flavour: `jdk` and `slim` of `_8-jdk-slim`. */
function wordsOf(variant: string): readonly string[] {
  return variant
    .toLowerCase()
    .split(/[-._]+/)
    .filter((word) => word !== "" && !/^\d+$/.test(word));
}

function commonNumbers(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/**
 * How many slips turn one text into the other: a letter added, dropped, changed, or swapped with its neighbour.
 * Gives up beyond `most` and then answers `most + 1`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
