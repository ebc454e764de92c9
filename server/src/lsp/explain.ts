import { toCard } from "../core/card.ts";
import { cardToMarkdown, messageToMarkdown } from "../core/cardMarkdown.ts";
import { checkReference } from "../core/check.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import { roleSentence } from "../core/roleSentence.ts";
import { loneSource } from "../core/source.ts";
import type { ServerContext } from "./serverContext.ts";

/** What is known of an image that someone asks about by its name, as Markdown. */
export async function explain(context: ServerContext, name: string, signal: AbortSignal): Promise<string> {
  const { host, say, readings } = context;
  const readDockerfile = await readings.reader("dockerfile");
  const [image] = readDockerfile(loneSource("dockerfile", `FROM ${name.trim()}`)).references;
  if (image === undefined) return say("That is no name of an image.");
  const checked = toCheckedImage(image);
  if (checked === undefined)
    return messageToMarkdown(roleSentence(image, say) ?? say("That is no name of an image."));
  const facts = await host.gather(checked.reference, "card", { signal, priority: "cursor", why: "explain" });
  const options = { now: host.now(), say, knowledge: await host.knowledge(), severities: new Map() };
  const { findings } = checkReference(image, [image], facts, options);
  return cardToMarkdown(toCard(checked, facts, findings, options), say, {
    themeIcons: false,
    isShownAbove: () => false,
    hasPage: true,
  });
}
