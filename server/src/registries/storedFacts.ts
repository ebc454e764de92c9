import * as v from "valibot";
import type { Fact } from "../core/facts.ts";
import { isDigest, isPath, isTag } from "./names.ts";
import type { Answers } from "./questions.ts";

const text = v.nullable(v.string());
const number = v.nullable(v.number());
/** Names and digests may be written into files, so they are held to their grammar here too. */
const digest = v.nullable(v.pipe(v.string(), v.check(isDigest)));

const Platform = v.object({
  os: v.string(),
  architecture: v.string(),
  variant: text,
  osVersion: text,
  sizeBytes: number,
  digest,
});

const Tag = v.object({
  name: v.pipe(v.string(), v.check(isTag)),
  digest,
  mediaType: text,
  contentType: text,
  platforms: v.array(Platform),
  pushedAt: number,
  pulledAt: number,
});

const Badge = v.nullable(v.picklist(["official", "verified_publisher", "open_source"]));

const values: { readonly [K in keyof Answers]: v.GenericSchema<unknown, Answers[K]> } = {
  tag: Tag,
  repository: v.object({
    status: v.string(),
    description: v.string(),
    page: text,
    pullCount: number,
    starCount: number,
    registeredAt: number,
    pushedAt: number,
    contentTypes: v.array(v.string()),
    mediaTypes: v.array(v.string()),
    repositoryType: text,
    storageSizeBytes: number,
    categories: v.array(v.string()),
  }),
  tags: v.object({ count: v.number(), filter: text, tags: v.array(Tag) }),
  manifest: v.variant("found", [
    v.object({ found: v.literal(true), digest, mediaType: text }),
    v.object({ found: v.literal(false), missing: v.picklist(["repository", "manifest"]) }),
  ]),
  publisher: v.object({
    kind: v.picklist(["user", "organization"]),
    badge: Badge,
    joinedAt: number,
    fullName: v.string(),
  }),
  namespace: v.object({
    repositoryCount: v.number(),
    repositories: v.array(
      v.object({
        name: v.string(),
        description: v.string(),
        registeredAt: number,
        pushedAt: number,
        pullCount: number,
        status: v.string(),
        contentTypes: v.array(v.string()),
        storageSizeBytes: number,
      }),
    ),
  }),
  search: v.array(
    v.object({
      name: v.pipe(v.string(), v.check(isPath)),
      description: v.string(),
      badge: Badge,
      starCount: number,
      pullCount: number,
    }),
  ),
};

const Frame = v.object({
  state: v.picklist(["known", "absent"]),
  askedAt: v.number(),
  value: v.optional(v.unknown()),
  signedIn: v.optional(v.literal(true)),
});

/** A fact that may be kept: failures are never stored as answers. */
export type KeptFact<T> = Exclude<Fact<T>, { readonly state: "unknown" }>;

/** The fact that a stored text holds; undefined where it is damaged or of another time. */
export function readStored<K extends keyof Answers>(
  kind: K,
  stored: string,
): KeptFact<Answers[K]> | undefined {
  const frame = v.safeParse(Frame, parsed(stored));
  if (!frame.success) return undefined;
  const { state, askedAt, signedIn } = frame.output;
  if (state === "absent") return { state, askedAt, ...(signedIn && { signedIn }) };
  const schema: v.GenericSchema<unknown, Answers[K]> = values[kind];
  const value = v.safeParse(schema, frame.output.value);
  return value.success ? { state, askedAt, value: value.output } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
