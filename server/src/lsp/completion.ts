import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
} from "vscode-languageserver";
import { leadsAstray } from "../core/campaigns/searchHit.ts";
import { escapeMarkdown } from "../core/cardMarkdown.ts";
import { type CompletionPlace, completionPlace } from "../core/completionPlace.ts";
import type { TagFacts } from "../core/facts.ts";
import type { Knowledge, MaliciousReport } from "../core/knowledge.ts";
import { markdownToPlainText } from "../core/plainText.ts";
import { platformNames } from "../core/platforms.ts";
import { hubRepository } from "../core/reference.ts";
import { matchReference } from "../core/referenceGrammar.ts";
import { newestFirst } from "../core/tags.ts";
import { ago, list, pulls, size } from "../core/words.ts";
import type { SearchHit } from "../registries/registry.ts";
import type { OpenDocument } from "./openDocument.ts";
import type { ServerContext } from "./serverContext.ts";
import { toRange } from "./toLsp.ts";

/** No list is longer: nobody reads on, they type on. */
const mostItems = 100;
/** Shorter beginnings say too little to be worth a request. */
const shortestSearch = 3;

/** What may be written at the cursor: names of images with who stands behind them, tags, stages, arguments. */
export async function completion(
  context: ServerContext,
  { textDocument, position }: CompletionParams,
  signal: AbortSignal,
): Promise<CompletionList> {
  const document = context.documents.get(textDocument.uri);
  if (document?.kind === undefined) return nothing;
  const { text, kind } = document;
  const place = completionPlace(text.getText(), kind, text.offsetAt(position));
  if (place === undefined) return nothing;
  const toItem = itemMaker(context, document, place);
  switch (place.kind) {
    case "variable":
      return {
        isIncomplete: false,
        items: place.names.map(({ name, value }) => toItem(name, argument(value))),
      };
    case "tag":
      return { isIncomplete: true, items: await tagItems(context, document, place, toItem, signal) };
    case "name":
      return { isIncomplete: true, items: await nameItems(context, document, place, toItem, signal) };
  }
}

const nothing: CompletionList = { isIncomplete: false, items: [] };

type ItemMaker = (label: string, more: Partial<CompletionItem>) => CompletionItem;

/** Makes items that replace what is being written, in the order in which they are made. */
function itemMaker({ editor }: ServerContext, { text }: OpenDocument, { span }: CompletionPlace): ItemMaker {
  const range = toRange(text, span);
  let made = 0;
  return (label, { detail, ...more }) => ({
    label,
    textEdit: { range, newText: label },
    sortText: String(made++).padStart(4, "0"),
    ...(detail === undefined ? {} : beside(detail)),
    ...more,
  });

  /** A detail is shown for the item in focus alone: who stands behind an image should be seen before. */
  function beside(detail: string): Partial<CompletionItem> {
    return editor.labelDetails ? { labelDetails: { description: detail } } : { detail };
  }
}

function argument(value: string | null): Partial<CompletionItem> {
  return { kind: CompletionItemKind.Variable, ...(value === null ? {} : { detail: value }) };
}

async function nameItems(
  context: ServerContext,
  document: OpenDocument,
  { typed, stages, mayBeScratch }: Extract<CompletionPlace, { kind: "name" }>,
  toItem: ItemMaker,
  signal: AbortSignal,
): Promise<CompletionItem[]> {
  const { host, say } = context;
  const knowledge = await host.knowledge();
  const wanted = typed.toLowerCase();
  const isNear = (name: string) => name.includes(wanted);
  const items = stages
    .filter((name) => isNear(name.toLowerCase()))
    .map((name) => toItem(name, { kind: CompletionItemKind.Reference, detail: say("stage of this file") }));
  if (mayBeScratch && isNear("scratch")) {
    items.push(toItem("scratch", { kind: CompletionItemKind.Keyword, detail: say("an empty file system") }));
  }
  const shown = new Set<string>();
  for (const name of knownNames(knowledge, wanted)) {
    if (items.length >= mostItems) break;
    shown.add(name);
    const isOfficial = knowledge.officialImages.has(name);
    items.push(
      toItem(name, {
        kind: CompletionItemKind.Module,
        detail: isOfficial ? say("Docker Official Image") : say("well-known image"),
        ...(knowledge.deprecated.images.has(name) ? { tags: [CompletionItemTag.Deprecated] } : {}),
      }),
    );
  }
  for (const hit of await search(context, document, typed, signal)) {
    if (items.length >= mostItems || shown.has(hit.name) || leadsAstray(hit, wanted, knowledge, say))
      continue;
    items.push(toItem(hit.name, foundItem(context, hit)));
  }
  return items;
}

/** Names of the lists that contain what was typed: those that begin with it first, the common ones before the rest. */
function knownNames(knowledge: Knowledge, wanted: string): readonly string[] {
  const { officialImages, wellKnownImages, commonImages } = knowledge;
  const places = new Map(commonImages.map((name, at) => [name, at]));
  const place = (name: string) => places.get(name) ?? commonImages.length;
  const rank = (name: string) => (name.startsWith(wanted) ? 0 : 1) + (officialImages.has(name) ? 0 : 2);
  return [...new Set([...officialImages, ...wellKnownImages])]
    .filter((name) => name.includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || place(a) - place(b) || (a < b ? -1 : 1));
}

async function search(
  { host, settingsOf, typingRestMs }: ServerContext,
  document: OpenDocument,
  typed: string,
  signal: AbortSignal,
): Promise<readonly SearchHit[]> {
  const { lookUps } = await settingsOf(document);
  const query = typed.replace(/^(?:docker\.io|index\.docker\.io)\//, "");
  // A name with a host belongs to another registry, which is not asked; nor is Docker Hub told of it.
  const hasHost = /^[^/]*[.:][^/]*\//.test(query) || query.startsWith("localhost/");
  if (!lookUps || query.length < shortestSearch || hasHost || !(await rests(typingRestMs, signal))) return [];
  const registry = await host.registry();
  const asking = { signal, priority: "cursor", why: "completion" } as const;
  const found = await registry.search(query, asking);
  return found.state === "known" ? found.value : [];
}

function foundItem(
  { say }: ServerContext,
  { badge, pullCount, description }: SearchHit,
): Partial<CompletionItem> {
  const behind =
    badge === "official"
      ? say("Docker Official Image")
      : badge === "verified_publisher"
        ? say("Verified Publisher")
        : badge === "open_source"
          ? say("open-source project sponsored by Docker")
          : say("no badge: look twice");
  const text = markdownToPlainText(description, 100);
  return {
    kind: CompletionItemKind.Module,
    detail: pullCount === null ? behind : say("{0}, {1}", behind, pulls(pullCount, say)),
    ...(text === "" ? {} : { documentation: text }),
  };
}

/** Whether a report stands that is more than one user's word. */
function isConfirmed(report: MaliciousReport | undefined): boolean {
  return report !== undefined && report.confidence !== "user-report";
}

/**
 * The tags of an image that contain what was typed, the newest version first; none that was reported, and none of a
 * repository that was.
 */
async function tagItems(
  { host, settingsOf, say, editor, typingRestMs }: ServerContext,
  document: OpenDocument,
  { name, typed }: Extract<CompletionPlace, { kind: "tag" }>,
  toItem: ItemMaker,
  signal: AbortSignal,
): Promise<CompletionItem[]> {
  const parsed = matchReference(name);
  const path = parsed === undefined ? undefined : hubRepository(parsed.reference);
  const { lookUps } = await settingsOf(document);
  if (path === undefined || !lookUps) return [];
  const { malicious, compromised } = await host.knowledge();
  if (isConfirmed(malicious.get(path) ?? malicious.get(path.split("/")[0] ?? ""))) return [];
  // Right behind the colon the name is whole, and the list is what people wait for.
  if (typed !== "" && !(await rests(typingRestMs, signal))) return [];
  const registry = await host.registry();
  const asking = { signal, priority: "cursor", why: "completion" } as const;
  const query = typed === "" ? { pageSize: mostItems } : { contains: typed, pageSize: mostItems };
  const found = await registry.tags({ domain: "docker.io", path }, query, asking);
  if (found.state !== "known") return [];
  const now = host.now();
  const order = (a: TagFacts, b: TagFacts) =>
    Number(b.name.startsWith(typed)) - Number(a.name.startsWith(typed)) || newestFirst(a.name, b.name);
  const bad = new Set(compromised.get(`docker.io/${path}`)?.map((one) => one.tag));
  const offered = found.value.tags.filter((tag) => !bad.has(tag.name));
  return offered.sort(order).map((tag) => {
    const pushed = tag.pushedAt === null ? "" : say("pushed {0}", ago(tag.pushedAt, now, say));
    const documentation = describeTag(tag);
    return toItem(tag.name, {
      kind: CompletionItemKind.Value,
      ...(pushed === "" ? {} : { detail: pushed }),
      ...(documentation === ""
        ? {}
        : {
            documentation: editor.markdownCompletion
              ? { kind: "markdown" as const, value: escapeMarkdown(documentation) }
              : documentation,
          }),
    });
  });

  /** `linux/amd64 and linux/arm64, 69 MB on linux/amd64`. */
  function describeTag({ platforms }: TagFacts): string {
    const sized =
      platforms.find(({ os, architecture }) => os === "linux" && architecture === "amd64") ?? platforms[0];
    const names = list(platformNames(platforms), 4, say);
    if (sized === undefined || sized.sizeBytes === null) return names;
    const sizeThere = say("{0} on {1}", size(sized.sizeBytes), platformNames([sized])[0] ?? sized.os);
    return say("{0}, {1}", names, sizeThere);
  }
}

/**
 * Waits for the typing to rest, since half a name is nobody's business; false where the editor went on before and
 * wants no answer any more.
 */
async function rests(typingRestMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, typingRestMs);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
  return !signal.aborted;
}
