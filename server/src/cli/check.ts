import { findingsOf, gatherAll } from "../analyze.ts";
import { type CheckOptions, purposeOf } from "../core/check.ts";
import { findIgnores } from "../core/ignores.ts";
import { rulePage } from "../core/rulePages.ts";
import { rules } from "../core/rules/index.ts";
import { severities } from "../core/rules/rule.ts";
import { english } from "../core/say.ts";
import { version } from "../version.ts";
import type { Command } from "./arguments.ts";
import { type CliEngine, openCliEngine } from "./engine.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { lookOf } from "./look.ts";
import { type ReadFileReport, readFiles } from "./read.ts";
import { githubAnnotations, gitlabCodeQuality } from "./reports/annotations.ts";
import { checkJson } from "./reports/json.ts";
import { type CheckReport, countOf } from "./reports/report.ts";
import { sarif } from "./reports/sarif.ts";
import { exitCodes } from "./run.ts";
import type { World } from "./world.ts";

type CheckCommand = Extract<Command, { name: "check" }>;

/** `tare check`: what is wrong with the images, and the way out. */
export async function check(command: CheckCommand, world: World): Promise<number> {
  const files = await readFiles(command, world.cwd);
  const engine = await openCliEngine(command, world);
  try {
    const checked = await checkFiles(files, engine, world);
    const report = { files: checked, requests: engine.requestCount() };
    world.out(await written(command, report, world));
    return exitCodeOf(command, report);
  } finally {
    await engine.close();
  }
}

/** Asks about every image of all files at once, each once, then judges file by file. */
export async function checkFiles<F extends ReadFileReport>(
  files: readonly F[],
  engine: CliEngine,
  world: World,
): Promise<readonly F[]> {
  const asking = { signal: world.signal, priority: "background", why: "check" } as const;
  const knowledge = await engine.knowledge();
  const judged = await Promise.all(
    files.map(async (file) => {
      const policy = await engine.policyFor(file.absolute);
      const ignores = findIgnores(file.text, file.kind);
      const options: CheckOptions = { now: world.now(), say: english, knowledge, ignores, ...policy };
      return { file, options, purpose: purposeOf(options) };
    }),
  );
  const gathering = (["check", "vet"] as const).map((purpose) => {
    const references = judged.flatMap((one) => (one.purpose === purpose ? one.file.references : []));
    return gatherAll(references, engine, purpose, asking);
  });
  const [checked, vetted] = await Promise.all(gathering);
  return judged.map(({ file, options, purpose }) => {
    const facts = (purpose === "vet" ? vetted : checked) ?? new Map();
    return { ...file, ...findingsOf(file.references, facts, options) };
  });
}

/** What the command prints. The report for people is loaded where they want it. */
async function written(command: CheckCommand, report: CheckReport, world: World): Promise<string> {
  switch (command.format) {
    case "text":
      return (await import("./reports/text.ts")).checkText(report, lookOf(world, english));
    case "json":
      return checkJson(report);
    case "sarif":
      return sarif(report, { version, rules, pageOf: rulePage }, fingerprintOf);
    case "github":
      return githubAnnotations(report);
    case "gitlab":
      return gitlabCodeQuality(report, fingerprintOf);
  }
}

function exitCodeOf({ failOn, strict }: CheckCommand, report: CheckReport): number {
  if (failOn !== "never") {
    const counted = severities.slice(0, severities.indexOf(failOn) + 1);
    if (counted.some((severity) => countOf(report, severity) > 0)) return exitCodes.found;
  }
  return strict && report.files.some((file) => file.unchecked.length > 0)
    ? exitCodes.unchecked
    : exitCodes.fine;
}
