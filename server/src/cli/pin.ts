import { readFile, realpath, writeFile } from "node:fs/promises";
import { gatherAll } from "../analyze.ts";
import { applyEdits, mergeEdits } from "../core/edits.ts";
import { findIgnores } from "../core/ignores.ts";
import { imagesToPin, type LeftWhy, planPins } from "../core/pins.ts";
import type { CheckedImage, Fix } from "../core/rules/rule.ts";
import { english } from "../core/say.ts";
import { isWithin } from "../disk.ts";
import { rootOf, UnreadableError } from "../files.ts";
import type { Command } from "./arguments.ts";
import { checkFiles } from "./check.ts";
import { type CliEngine, openCliEngine } from "./engine.ts";
import { type ReadFileReport, readFiles, readText } from "./read.ts";
import { visible, withoutCommands } from "./reports/terminal.ts";
import { exitCodes } from "./run.ts";
import type { World } from "./world.ts";

type PinCommand = Extract<Command, { name: "pin" }>;

/** What was changed in one file, or would be. */
interface Change {
  readonly file: ReadFileReport;
  readonly text: string;
  readonly lines: readonly string[];
}

/** `tare pin`: writes digests, and with `--fix` the fixes that are very likely meant, into the files. */
export async function pin(command: PinCommand, world: World): Promise<number> {
  const files = await readFiles(command, world.cwd);
  const engine = await openCliEngine(command, world);
  try {
    const fixed = command.fix ? await applyFixes(files, engine, world) : [];
    const fixedTexts = new Map(fixed.map((change) => [change.file.absolute, change.text]));
    const current = await Promise.all(
      files.map(async (file) => {
        const text = fixedTexts.get(file.absolute);
        return text === undefined ? file : readText({ ...file, text }, command);
      }),
    );
    const { changes, left } = await pinFiles(current, engine, world);
    const all = [...fixed, ...changes];
    for (const { lines } of all) world.out(withoutCommands(lines.map((line) => `${line}\n`).join("")));
    for (const line of left) world.err(`${line}\n`);
    // The later change of a file holds the earlier one.
    const texts = new Map(all.map((change) => [change.file.absolute, change.text]));
    if (!command.dryRun) {
      for (const file of files) {
        const text = texts.get(file.absolute);
        if (text !== undefined) await write(file, text, world.cwd);
      }
    }
    const count = all.reduce((sum, change) => sum + change.lines.length, 0);
    const verb = command.dryRun ? "would be made" : "made";
    world.err(
      `${count} ${count === 1 ? "change" : "changes"} ${verb} in ${texts.size} of ${files.length} ${files.length === 1 ? "file" : "files"}.\n`,
    );
    return exitCodes.fine;
  } finally {
    await engine.close();
  }
}

async function applyFixes(
  files: readonly ReadFileReport[],
  engine: CliEngine,
  world: World,
): Promise<readonly Change[]> {
  const checked = await checkFiles(files, engine, world);
  return checked.flatMap((file) =>
    changeOf(
      file,
      file.findings.flatMap(({ fixes, span }) =>
        fixes
          .filter(({ preferred }) => preferred === true)
          .slice(0, 1)
          .map((fix) => ({ fix, at: span.start })),
      ),
    ),
  );
}

async function pinFiles(
  files: readonly ReadFileReport[],
  engine: CliEngine,
  world: World,
): Promise<{ readonly changes: readonly Change[]; readonly left: readonly string[] }> {
  const asking = { signal: world.signal, priority: "background", why: "pin" } as const;
  const wanted = await Promise.all(
    files.map(async (file) => {
      const policy = await engine.policyFor(file.absolute);
      const ignores = findIgnores(file.text, file.kind);
      return { file, images: imagesToPin(file.references, { now: world.now(), ignores, ...policy }) };
    }),
  );
  const asked = wanted.flatMap(({ images }) => images.map(({ image }) => image));
  const facts = await gatherAll(asked, engine, "pin", asking);
  const context = { now: world.now(), say: english, knowledge: await engine.knowledge() };
  const changes: Change[] = [];
  const left: string[] = [];
  for (const { file, images } of wanted) {
    const plan = planPins(images, facts, context);
    for (const { image, why } of plan.left) {
      left.push(`${placeOf(file, image.image.span.start)}  left as it is: ${reasonFor(image, why)}`);
    }
    if (plan.pins.length === 0) continue;
    changes.push({
      file,
      text: applyEdits(
        file.text,
        plan.pins.map(({ edit }) => edit),
      ),
      lines: plan.pins.map(
        ({ image, title }) => `${placeOf(file, image.image.span.start)}  ${visible(title)}`,
      ),
    });
  }
  return { changes, left };
}

interface PlacedFix {
  readonly fix: Fix;
  readonly at: number;
}

/** The change that some fixes make to a file; none where there are no fixes. */
function changeOf(file: ReadFileReport, fixes: readonly PlacedFix[]): readonly Change[] {
  if (fixes.length === 0) return [];
  const { edits } = mergeEdits(fixes.map(({ fix }) => fix.edits));
  const lines = fixes.map(({ fix, at }) => `${placeOf(file, at)}  ${visible(fix.title)}`);
  return [{ file, text: applyEdits(file.text, edits), lines }];
}

function placeOf(file: ReadFileReport, offset: number): string {
  const { line, character } = file.lines.placeOf(offset);
  return `${visible(file.file)}:${line + 1}:${character + 1}`;
}

function reasonFor({ image }: CheckedImage, why: LeftWhy): string {
  const name = visible(image.value ?? image.raw);
  switch (why) {
    case "absent":
      return `${name} was not found`;
    case "reported":
      return `${name} was reported: "tare explain" says by whom`;
    case "no-image":
      return `${name} is no image`;
    case "no-platform":
      return `${name} has no image for ${visible(image.platform ?? "the platform")}`;
    case "fixed-text":
      return `the place where ${name} is written can't be changed`;
    default:
      return `${name} could not be looked up (${why})`;
  }
}

/**
 * Writes a file back. One that is not plain UTF-8 would lose bytes, so it is refused; so is a link that leads out
 * of its repository and the working folder, since whoever made it may have chosen what is written over.
 */
async function write(file: ReadFileReport, text: string, cwd: string): Promise<void> {
  const real = await realpath(file.absolute);
  const places = await Promise.all([cwd, rootOf(file.absolute)].map((place) => realpath(place)));
  if (!places.some((place) => isWithin(place, real))) {
    throw new UnreadableError(
      `"${visible(file.file)}" is a link to a file elsewhere: nothing was written to it.`,
    );
  }
  const before = await readFile(file.absolute);
  if (!before.equals(Buffer.from(file.text))) {
    throw new UnreadableError(
      `"${visible(file.file)}" has changed meanwhile, or is no UTF-8 text: nothing was written to it.`,
    );
  }
  await writeFile(file.absolute, text);
}
