import * as v from "valibot";
import baitTerms from "../data/bait-terms.json" with { type: "json" };
import campaignHosts from "../data/campaign-hosts.json" with { type: "json" };
import commonImages from "../data/common-images.json" with { type: "json" };
import compromisedTags from "../data/compromised-tags.json" with { type: "json" };
import deprecatedImages from "../data/deprecated-images.json" with { type: "json" };
import knownMalicious from "../data/known-malicious.json" with { type: "json" };
import nameConfusions from "../data/name-confusions.json" with { type: "json" };
import officialImages from "../data/official-images.json" with { type: "json" };
import registries from "../data/registries.json" with { type: "json" };
import urlShorteners from "../data/url-shorteners.json" with { type: "json" };
import wellKnownImages from "../data/well-known-images.json" with { type: "json" };
import type { BaitTerms, CompromisedTag, Knowledge } from "./core/knowledge.ts";

const date = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));
const text = v.pipe(v.string(), v.minLength(1));
const names = v.array(text);
const campaign = v.picklist(["downloader", "ebook-phishing", "website"]);

const lists = {
  officialImages: v.object({ names }),
  commonImages: v.object({ names }),
  wellKnownImages: v.object({ names }),
  knownMalicious: v.object({
    entries: v.array(
      v.object({
        name: text,
        kind: v.picklist(["namespace", "repository"]),
        category: v.picklist([
          "backdoor-miner",
          "worm-miner",
          "miner",
          "typosquat-miner",
          "dos-tool",
          "spam-pages",
        ]),
        confidence: v.picklist(["registry-confirmed", "vendor-report", "user-report"]),
        reportedBy: text,
        date,
        report: text,
        source: v.nullable(text),
      }),
    ),
  }),
  compromisedTags: v.object({
    entries: v.array(
      v.object({
        repository: text,
        tag: text,
        digest: v.nullable(v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/))),
        category: v.picklist(["stolen-account", "xz-backdoor", "xz-backdoor-inherited"]),
        clean: v.nullable(text),
        reportedBy: text,
        date,
        source: text,
      }),
    ),
  }),
  deprecatedImages: v.object({
    entries: v.array(
      v.object({
        name: text,
        status: v.picklist(["deprecated", "removed", "moved"]),
        since: date,
        successors: names,
        sameVersions: v.boolean(),
        tags: v.nullable(names),
        source: text,
      }),
    ),
    tagPatterns: v.array(v.object({ of: v.literal("official"), tags: names, since: date, source: text })),
    namespaces: v.array(
      v.object({
        namespace: text,
        successor: v.nullable(text),
        exceptTags: names,
        since: date,
        source: text,
      }),
    ),
    registries: v.array(v.object({ domain: text, successor: text, since: date, source: text })),
  }),
  nameConfusions: v.object({
    names: v.array(
      v.object({
        typed: text,
        meant: text,
        kind: v.picklist(["spelling", "wrong-name", "wrong-namespace", "wrong-registry", "missing-host"]),
        source: text,
      }),
    ),
  }),
  registries: v.object({
    wellKnown: names,
    confusions: v.array(v.object({ typed: text, meant: text, asksForLogin: v.boolean(), source: text })),
  }),
  campaignHosts: v.object({
    hosts: v.array(
      v.object({
        host: text,
        campaign,
        verdict: v.picklist(["malicious", "suspicious", "abused"]),
        source: text,
      }),
    ),
    paths: v.array(v.object({ pattern: text, campaign, source: text })),
    blogs: v.array(v.object({ pattern: text, campaign, source: text })),
  }),
  baitTerms: v.object({
    campaigns: v.array(campaign),
    bias: v.array(v.number()),
    terms: v.array(text),
  }),
  urlShorteners: v.object({
    shorteners: names,
    brands: v.array(v.object({ host: text, brand: text })),
  }),
} as const;

let loaded: Knowledge | undefined;
let terms: BaitTerms | undefined;

/** Tare's own lists, read and checked on the first call. Throws where a list is broken: that is our fault. */
export function loadKnowledge(): Knowledge {
  loaded ??= readKnowledge();
  return loaded;
}

function readKnowledge(): Knowledge {
  const deprecated = v.parse(lists.deprecatedImages, deprecatedImages);
  const hosts = v.parse(lists.campaignHosts, campaignHosts);
  const shorteners = v.parse(lists.urlShorteners, urlShorteners);
  const registryLists = v.parse(lists.registries, registries);
  return {
    officialImages: new Set(v.parse(lists.officialImages, officialImages).names),
    commonImages: v.parse(lists.commonImages, commonImages).names,
    wellKnownImages: new Set(v.parse(lists.wellKnownImages, wellKnownImages).names),
    malicious: byKey(v.parse(lists.knownMalicious, knownMalicious).entries, (entry) => entry.name),
    compromised: grouped(v.parse(lists.compromisedTags, compromisedTags).entries),
    deprecated: {
      images: byKey(deprecated.entries, (entry) => entry.name),
      officialTags: deprecated.tagPatterns,
      namespaces: byKey(deprecated.namespaces, (entry) => entry.namespace),
      registries: byKey(deprecated.registries, (entry) => entry.domain),
    },
    nameConfusions: byKey(v.parse(lists.nameConfusions, nameConfusions).names, (entry) => entry.typed),
    registries: new Set(registryLists.wellKnown),
    registryConfusions: byKey(registryLists.confusions, (entry) => entry.typed),
    hosts: {
      campaign: byKey(hosts.hosts, (entry) => entry.host),
      madeUpPaths: hosts.paths.map((entry) => new RegExp(entry.pattern)),
      leadOnBlogs: hosts.blogs.map((entry) => new RegExp(entry.pattern)),
      shorteners: new Set(shorteners.shorteners),
      brands: new Set(shorteners.brands.map((entry) => entry.host)),
    },
    // Many, and only wanted where a page of an empty repository is judged.
    get baitTerms() {
      terms ??= readTerms();
      return terms;
    },
    vouchedFor: new Set(),
  };
}

/** A line to a term, `term 31 -2 -5`, in tenths of a unit of log odds. */
function readTerms(): BaitTerms {
  const { campaigns, bias, terms } = v.parse(lists.baitTerms, baitTerms);
  const units = (tenths: readonly (number | string)[]) => tenths.map((each) => Number(each) / 10);
  const entries = terms.map((line) => {
    const [term = "", ...weights] = line.split(" ");
    return [term, units(weights)] as const;
  });
  return { campaigns, bias: units(bias), terms: new Map(entries) };
}

function byKey<T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

function grouped(entries: readonly CompromisedTag[]): ReadonlyMap<string, readonly CompromisedTag[]> {
  const groups = new Map<string, CompromisedTag[]>();
  for (const entry of entries) {
    const group = groups.get(entry.repository);
    if (group === undefined) groups.set(entry.repository, [entry]);
    else group.push(entry);
  }
  return groups;
}
