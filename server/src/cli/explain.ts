import { join } from "node:path";
import { findingsOf } from "../analyze.ts";
import { toCard } from "../core/card.ts";
import { type Paint as CardPaint, cardToText } from "../core/cardText.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import type { ImageReference } from "../core/imageReference.ts";
import { canonicalName, parseReference } from "../core/reference.ts";
import { english } from "../core/say.ts";
import type { Command } from "./arguments.ts";
import { openCliEngine } from "./engine.ts";
import { lookOf } from "./look.ts";
import { explainJson } from "./reports/json.ts";
import { imageNameOf } from "./reports/report.ts";
import { ansiPaint, visible, withoutCommands } from "./reports/terminal.ts";
import { exitCodes } from "./run.ts";
import type { World } from "./world.ts";

type ExplainCommand = Extract<Command, { name: "explain" }>;

/** `tare explain`: facts and findings for one image, as the hover shows them. */
export async function explain(command: ExplainCommand, world: World): Promise<number> {
  const image = { ...imageOf(command.image), platform: command.platform };
  const engine = await openCliEngine(command, world);
  try {
    const asking = { signal: world.signal, priority: "cursor", why: "explain" } as const;
    const facts = image.reference === null ? {} : await engine.gather(image.reference, "card", asking);
    const policy = await engine.policyFor(join(world.cwd, "image"));
    const options = {
      now: world.now(),
      say: english,
      knowledge: await engine.knowledge(),
      ...policy,
      path: null,
    };
    const known = image.reference === null ? new Map() : new Map([[canonicalName(image.reference), facts]]);
    const { findings } = findingsOf([image], known, options);
    if (command.format === "json") {
      world.out(explainJson({ word: command.image, image: imageNameOf(image) }, facts, findings));
    } else {
      const checked = toCheckedImage(image);
      const look = lookOf(world, english);
      world.out(
        checked === undefined
          ? `${image.problem === null ? english("nothing: an empty start") : visible(image.problem.message)}\n`
          : withoutCommands(
              cardToText(
                toCard(checked, facts, findings, options),
                english,
                Math.min(look.columns, 100),
                painted(look.colour),
              ),
            ),
      );
    }
    return findings.some(({ severity }) => severity === "error") ? exitCodes.found : exitCodes.fine;
  } finally {
    await engine.close();
  }
}

/** The image that a word of the command line names, as if it stood in a file of its own. */
function imageOf(word: string): ImageReference {
  const parsed = parseReference(word);
  const span = { start: 0, end: word.length };
  const common = {
    kind: "image",
    span,
    raw: word,
    value: word,
    pieces: [{ text: word, at: span, written: span }],
    platform: null,
    stage: null,
    certainty: "written",
  } as const;
  if (word === "scratch") return { ...common, role: "scratch", reference: null, parts: null, problem: null };
  return parsed.ok
    ? { ...common, role: "image", reference: parsed.reference, parts: parsed.parts, problem: null }
    : { ...common, role: "invalid", reference: null, parts: null, problem: parsed.problem };
}

function painted(colour: boolean): CardPaint {
  if (!colour) return (_tone, text) => text;
  const tones = {
    good: ansiPaint.good,
    bad: ansiPaint.error,
    doubtful: ansiPaint.warning,
    quiet: ansiPaint.dim,
    strong: ansiPaint.strong,
  };
  return (tone, text) => tones[tone](text);
}
