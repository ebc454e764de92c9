import type { Fact, ImageFacts, PublisherFacts, UnknownWhy } from "./facts.ts";
import { currentDigest } from "./fixes.ts";
import { shownEvidence } from "./message.ts";
import { markdownToPlainText, toPlainText } from "./plainText.ts";
import { parsePlatform, platformNames, writePlatform } from "./platforms.ts";
import { repositoryPage } from "./repositoryPage.ts";
import { rulePage } from "./rulePages.ts";
import {
  type CheckedImage,
  type Evidence,
  type Finding,
  type RuleId,
  type Severity,
  severities,
} from "./rules/rule.ts";
import type { Say } from "./say.ts";
import type { Span } from "./span.ts";
import { missingFact } from "./unchecked.ts";
import { type Verdict, verdictOf } from "./verdict.ts";
import { age, ago, pulls, size, soon, yearOf } from "./words.ts";

/**
 * What someone sees who looks at an image: in a hover, or by `tare explain`. Sentences and single lines of inert
 * text, still to be escaped for whatever shows them. Backquotes mark names in `findings[].message` alone.
 */
export interface Card {
  readonly verdict: Verdict;
  /** The image as people write it: `nginx`, `acme/tool:2`. */
  readonly title: string;
  /** Who stands behind the image. */
  readonly standing: { readonly kind: Standing; readonly text: string };
  /** What keeps the image from being checked; null where nothing does. */
  readonly notChecked: string | null;
  readonly findings: readonly CardFinding[];
  /** The publisher's own words. */
  readonly description: string | null;
  readonly rows: readonly CardRow[];
  /** Whether the reference is pinned, and what of it; null where that means nothing. */
  readonly pinned: string | null;
  /** When the registry was asked; null where it wasn't. */
  readonly asked: string | null;
  /** The one address that the card leads to: a page on Docker Hub, or what a grave finding means. */
  readonly link: { readonly title: string; readonly address: string } | null;
}

export type Standing = "official" | "verified" | "sponsored" | "plain" | "elsewhere" | "unknown";

export interface CardFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  /** What the message leaves out. */
  readonly evidence: readonly Evidence[];
  /** Where an editor marks it. */
  readonly span: Span;
}

/** Two facts that belong on one line; the second may be empty. */
export interface CardRow {
  readonly left: string;
  readonly right: string;
}

export interface CardContext {
  readonly now: number;
  readonly say: Say;
}

/** Puts together what is known of one image. `findings` are those on this reference. */
export function toCard(
  image: CheckedImage,
  facts: ImageFacts,
  unordered: readonly Finding[],
  context: CardContext,
): Card {
  const { say } = context;
  const findings = [...unordered].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const unknown = missingFact(image.reference, facts);
  const verdict = verdictOf(findings, unknown !== undefined);
  return {
    verdict,
    title: titleOf(image),
    standing: standingOf(image, facts, context),
    // Whoever is warned of an image isn't told how to have it looked up.
    notChecked:
      unknown === undefined || verdict === "endangers" ? null : whyNotChecked(image, unknown, context),
    findings: findings.map(({ rule, severity, message, evidence, span }) => ({
      rule,
      severity,
      message,
      evidence: shownEvidence(evidence).filter(({ signal }) => !ofRecord.has(signal)),
      span,
    })),
    description: descriptionOf(facts, verdict, findings, say),
    rows: [...rowsOf(image, facts, findings, context)],
    pinned: findings.some(({ rule }) => aboutPins.has(rule)) ? null : pinnedIn(image, facts, verdict, say),
    asked: askedAt(facts, context),
    link: linkFor(image, facts, verdict, findings, say),
  };
}

function titleOf({ familiarName, tag, digest }: CheckedImage): string {
  if (tag !== undefined) return `${familiarName}:${tag.value}`;
  return digest === undefined ? familiarName : `${familiarName}@${cut(digest.value)}`;
}

/** `sha256:6784fb0834aa…`: as much of a digest as people compare by eye. */
function cut(digest: string): string {
  const [algorithm = "", hex = ""] = digest.split(":");
  return `${algorithm}:${hex.slice(0, 12)}…`;
}

function standingOf(
  { namespace, reference }: CheckedImage,
  { publisher, repository }: ImageFacts,
  { now, say }: CardContext,
): Card["standing"] {
  if (namespace === undefined) {
    return { kind: "elsewhere", text: say("on the registry {0}", reference.domain) };
  }
  if (namespace === "library") {
    return repository?.state === "absent"
      ? { kind: "unknown", text: say("not a Docker Official Image") }
      : { kind: "official", text: say("Docker Official Image") };
  }
  if (publisher?.state !== "known") {
    return repository?.state === "absent"
      ? { kind: "unknown", text: say("not found on Docker Hub") }
      : { kind: "unknown", text: say("its publisher is not known") };
  }
  return publishedBy(publisher.value, now, say);
}

function publishedBy(
  { badge, kind, fullName, joinedAt }: PublisherFacts,
  now: number,
  say: Say,
): Card["standing"] {
  const name = toPlainText(fullName, 60);
  switch (badge) {
    case "official":
      return { kind: "official", text: say("Docker Official Image") };
    case "verified_publisher":
      return {
        kind: "verified",
        text: name === "" ? say("Verified Publisher") : say("Verified Publisher {0}", name),
      };
    case "open_source":
      return { kind: "sponsored", text: say("open-source project sponsored by Docker") };
    case null: {
      const plain = kind === "organization" ? say("an organization without a badge") : say("a plain account");
      return {
        kind: "plain",
        text: joinedAt === null ? plain : say("{0}, {1}", plain, age(joinedAt, now, say)),
      };
    }
  }
}

function whyNotChecked(
  { reference }: CheckedImage,
  unknown: { readonly why: UnknownWhy; readonly retryAt?: number },
  { now, say }: CardContext,
): string {
  const asked = reference.domain === "docker.io" ? "Docker Hub" : reference.domain;
  const reason = reasonFor(unknown.why, asked, say);
  if (unknown.retryAt === undefined || unknown.retryAt <= now) return reason;
  return say("{0} {1}", reason, say("Tare asks again {0}.", soon(unknown.retryAt, now, say)));
}

/** Why an image is not checked, as a sentence. `registry` is the one that would be asked, by its name. */
export function reasonFor(why: UnknownWhy, registry: string, say: Say): string {
  switch (why) {
    case "offline":
      return say("{0} could not be reached.", registry);
    case "rate-limited":
      return say("{0} asked to slow down.", registry);
    case "denied":
      return say("{0} refused to answer.", registry);
    case "malformed":
      return say("{0} answered something that makes no sense.", registry);
    case "not-hub":
      return say("Tare asks Docker Hub alone, unless told to ask {0} too.", registry);
    case "lookups-off":
      return say("Look-ups are switched off.");
  }
}

/** Set apart as somebody's words where they may be a lie, or where there is nothing that they describe. */
function descriptionOf(
  { repository }: ImageFacts,
  verdict: Verdict,
  findings: readonly Finding[],
  say: Say,
): string | null {
  if (repository?.state !== "known") return null;
  const { description, page } = repository.value;
  const text = toPlainText(description, 100) || (page === null ? "" : markdownToPlainText(page, 160));
  if (text === "") return null;
  const isEmpty = findings.some(({ rule }) => rule === "imageless-repository");
  return verdict === "endangers" || isEmpty ? say("Its description, as plain text: “{0}”", text) : text;
}

/** Evidence that is the repository's record: a card has a row for that. */
const ofRecord: ReadonlySet<string> = new Set(["registered", "pulled-once", "last-push"]);

function* rowsOf(
  image: CheckedImage,
  facts: ImageFacts,
  findings: readonly Finding[],
  { now, say }: CardContext,
): Iterable<CardRow> {
  if (facts.tag?.state === "known") {
    const { mediaType, pushedAt, platforms } = facts.tag.value;
    const name = toPlainText(facts.tag.value.name, 128);
    const digest = currentDigest(image, facts);
    const many = mediaType !== null && /index|manifest\.list/.test(mediaType);
    const names = digest === undefined ? name : say("{0}  →  {1}", name, cut(digest));
    yield {
      left: many && digest !== undefined ? say("{0} (index)", names) : names,
      right: pushedAt === null ? "" : say("pushed {0}", ago(pushedAt, now, say)),
    };
    if (platforms.length > 0) yield platformsRow(image, platforms, say);
  }
  if (facts.repository?.state !== "known") return;
  const { registeredAt, pullCount, pushedAt } = facts.repository.value;
  const seen = findings.flatMap(({ evidence }) => evidence);
  const told = new Set(seen.map(({ signal }) => signal));
  const isNew = seen.some(({ signal, inMessage }) => signal === "registered" && inMessage === true);
  const since =
    registeredAt === null || isNew ? null : sinceWhen(registeredAt, facts.tag?.state === "known", now, say);
  // Of an empty repository the pulls count only if it held something once.
  const isNoise = told.has("hardly-used") || (told.has("no-tags") && !told.has("pulled-once"));
  const count = pullCount === null || isNoise ? null : pulls(pullCount, say);
  const push =
    pushedAt === null || !told.has("last-push") ? null : say("last push {0}", ago(pushedAt, now, say));
  const use = [since, count, push].filter((part) => part !== null);
  if (use.length > 0) yield { left: use.reduce((before, part) => say("{0}, {1}", before, part)), right: "" };
}

function sinceWhen(registeredAt: number, isUsed: boolean, now: number, say: Say): string {
  const years = (now - registeredAt) / (365.25 * 24 * 60 * 60_000);
  if (years < 2) return say("Registered {0}", ago(registeredAt, now, say));
  return isUsed
    ? say("In use since {0}", yearOf(registeredAt))
    : say("Registered in {0}", yearOf(registeredAt));
}

/** What most people look for first comes first; all else stays in its order. */
const firstPlatforms = ["linux/amd64", "linux/arm64", "linux/arm/v7"];

function rankOf(platform: string): number {
  const rank = firstPlatforms.indexOf(platform);
  return rank < 0 ? firstPlatforms.length : rank;
}

function platformsRow(
  image: CheckedImage,
  platforms: Extract<ImageFacts["tag"], { state: "known" }>["value"]["platforms"],
  say: Say,
): CardRow {
  const shown = 3;
  const names = platformNames(platforms).sort((a, b) => rankOf(a) - rankOf(b));
  // Those after the first go without an operating system that was just named.
  const short = names.map((name, at) => {
    const os = name.slice(0, name.indexOf("/") + 1);
    return at > 0 && names[at - 1]?.startsWith(os) ? name.slice(os.length) : name;
  });
  const left =
    short.length > shown + 1
      ? say("{0} and {1} more", short.slice(0, shown).join(", "), short.length - shown)
      : short.join(", ");

  const asked = image.platform === null ? undefined : parsePlatform(image.platform);
  const preferred = asked === undefined ? "linux/amd64" : writePlatform(asked);
  const sized = platforms.find((platform) => platformNames([platform])[0] === preferred) ?? platforms[0];
  const of = sized === undefined ? undefined : platformNames([sized])[0];
  return {
    left,
    right:
      sized === undefined || of === undefined || sized.sizeBytes === null
        ? ""
        : short.length === 1
          ? size(sized.sizeBytes)
          : say("{0} on {1}", size(sized.sizeBytes), of),
  };
}

/** Rules whose findings tell all that there is to tell of a pin. */
const aboutPins: ReadonlySet<RuleId> = new Set<RuleId>(["unpinned", "moved-tag"]);

function pinnedIn(image: CheckedImage, facts: ImageFacts, verdict: Verdict, say: Say): string | null {
  const { digest, tag } = image;
  const current = currentDigest(image, facts);
  if (digest === undefined) {
    // Nobody should keep what may do harm, or doesn't work.
    if (verdict === "endangers" || verdict === "broken") return null;
    return current === undefined ? null : say("Pinned? No: the tag may name another image tomorrow.");
  }
  if (tag === undefined) return say("Pinned? Yes, to one digest.");
  if (current === undefined) return say("Pinned? Yes; what the tag names now is not known.");
  if (current === digest.value) return say("Pinned? Yes, and the tag still names the same image.");
  const platform =
    facts.tag?.state === "known"
      ? facts.tag.value.platforms.find((one) => one.digest === digest.value)
      : undefined;
  return platform === undefined
    ? say("Pinned? Yes; the tag names another image by now.")
    : say("Pinned? Yes, to the image of {0} alone.", platformNames([platform])[0] ?? platform.os);
}

/** When the oldest answer among the facts was given. */
function askedAt(facts: ImageFacts, { now, say }: CardContext): string | null {
  const answers: readonly (Fact<unknown> | undefined)[] = [
    facts.tag,
    facts.repository,
    facts.tags,
    facts.manifest,
    facts.publisher,
  ];
  const times = answers.flatMap((fact) =>
    fact === undefined || fact.state === "unknown" ? [] : [fact.askedAt],
  );
  return times.length === 0 ? null : say("Asked {0}", ago(Math.min(...times), now, say));
}

function linkFor(
  { namespace, reference }: CheckedImage,
  { repository }: ImageFacts,
  verdict: Verdict,
  findings: readonly Finding[],
  say: Say,
): Card["link"] {
  const gravest = findings[0];
  if (verdict === "endangers" && gravest !== undefined) {
    return { title: say("What this means"), address: rulePage(gravest.rule) };
  }
  const page =
    namespace === undefined || repository?.state === "absent" ? undefined : repositoryPage(reference);
  return page === undefined ? null : { title: say("Open on Docker Hub"), address: page.address };
}
