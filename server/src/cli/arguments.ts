import { parseArgs } from "node:util";
import { isPlatform } from "../core/platforms.ts";
import { type Severity, severities } from "../core/rules/rule.ts";
import type { SourceKind } from "../core/source.ts";

const checkFormats = ["text", "json", "sarif", "github", "gitlab"] as const;
const listFormats = ["text", "json", "cyclonedx"] as const;
const explainFormats = ["text", "json"] as const;
type CheckFormat = (typeof checkFormats)[number];
type ListFormat = (typeof listFormats)[number];
type ExplainFormat = (typeof explainFormats)[number];

/** What is read, for every command that takes paths. */
export interface Reading {
  /** Files and folders as given; `.` where none was. */
  readonly paths: readonly string[];
  /** What a named file is, where its name doesn't tell. */
  readonly as: SourceKind | undefined;
  /** Values for ARG and for compose variables, as `docker build --build-arg` has them. */
  readonly variables: ReadonlyMap<string, string>;
  /** The platform that images are meant for where a file names none; null for no platform. */
  readonly platform: string | null;
}

/** Where facts come from, for every command that asks. */
export interface Lookups {
  readonly offline: boolean;
  /** False keeps nothing between runs. */
  readonly memory: boolean;
  /** Policy file; undefined looks for `.tare.yaml` beside and above the files, null uses none. */
  readonly policy: string | null | undefined;
  /** Use Docker's own credentials. */
  readonly dockerConfig: boolean;
  /** How long an answer is waited for where a registry asks to slow down. */
  readonly patienceMs: number;
}

export type Command =
  | { readonly name: "help"; readonly about: string | undefined }
  | { readonly name: "version" }
  | ({ readonly name: "list"; readonly format: ListFormat } & Reading)
  | ({
      readonly name: "check";
      readonly format: CheckFormat;
      readonly failOn: Severity | "never";
      readonly strict: boolean;
    } & Reading &
      Lookups)
  | ({ readonly name: "pin"; readonly dryRun: boolean; readonly fix: boolean } & Reading & Lookups)
  | ({
      readonly name: "explain";
      readonly image: string;
      readonly format: ExplainFormat;
      readonly platform: string | null;
    } & Lookups);

/** The command line cannot be understood; the message says what it takes. */
export class UsageError extends Error {}

const readingOptions = {
  as: { type: "string" },
  "build-arg": { type: "string", multiple: true },
  platform: { type: "string" },
} as const;

const lookupOptions = {
  offline: { type: "boolean" },
  "no-memory": { type: "boolean" },
  policy: { type: "string" },
  "no-policy": { type: "boolean" },
  "docker-config": { type: "boolean" },
  patience: { type: "string" },
} as const;

const options = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  format: { type: "string" },
  "fail-on": { type: "string" },
  strict: { type: "boolean" },
  "dry-run": { type: "boolean" },
  fix: { type: "boolean" },
  ...readingOptions,
  ...lookupOptions,
} as const;

type OptionName = keyof typeof options;
const reading = Object.keys(readingOptions) as (keyof typeof readingOptions)[];
const lookups = Object.keys(lookupOptions) as (keyof typeof lookupOptions)[];

/** The options that each command takes beside --help. */
const taken: Record<"list" | "check" | "pin" | "explain", readonly OptionName[]> = {
  list: ["format", ...reading],
  check: ["format", "fail-on", "strict", ...reading, ...lookups],
  pin: ["dry-run", "fix", ...reading, ...lookups],
  explain: ["format", "platform", ...lookups],
};

/**
 * Reads the words behind the program's name.
 *
 * @throws UsageError where they make no command.
 */
export function parseCommand(words: readonly string[]): Command {
  const { values, positionals } = parseWords(words);
  const [name, ...rest] = positionals;
  if (values.version === true) return { name: "version" };
  if (values.help === true || name === "help")
    return { name: "help", about: name === "help" ? rest[0] : name };
  if (name === undefined) throw new UsageError("A command is needed: list, check, pin or explain.");
  if (!isCommandName(name))
    throw new UsageError(`There is no command "${name}": it is list, check, pin or explain.`);

  for (const option of Object.keys(values)) {
    if (!taken[name].some((known) => known === option)) {
      throw new UsageError(`"tare ${name}" takes no --${option}.`);
    }
  }
  const asked = {
    offline: values.offline === true,
    memory: values["no-memory"] !== true,
    policy: values["no-policy"] === true ? null : values.policy,
    dockerConfig: values["docker-config"] === true,
    patienceMs: patienceOf(values.patience ?? "60s"),
  };
  const read = () => ({
    paths: rest.length === 0 ? ["."] : rest,
    as: values.as === undefined ? undefined : oneOf("--as", values.as, ["dockerfile", "compose"] as const),
    variables: variablesOf(values["build-arg"] ?? []),
    platform: platformOf(values.platform),
  });
  switch (name) {
    case "list":
      return { name, format: oneOf("--format", values.format ?? "text", listFormats), ...read() };
    case "check":
      return {
        name,
        format: oneOf("--format", values.format ?? "text", checkFormats),
        failOn: oneOf("--fail-on", values["fail-on"] ?? "error", [...severities, "never"] as const),
        strict: values.strict === true,
        ...read(),
        ...asked,
      };
    case "pin":
      return { name, dryRun: values["dry-run"] === true, fix: values.fix === true, ...read(), ...asked };
    case "explain": {
      const [image, extra] = rest;
      if (image === undefined || extra !== undefined) throw new UsageError('"tare explain" takes one image.');
      const format = oneOf("--format", values.format ?? "text", explainFormats);
      return { name, image, format, platform: platformOf(values.platform), ...asked };
    }
  }
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isCommandName(name: string): name is keyof typeof taken {
  return Object.hasOwn(taken, name);
}

function oneOf<const T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice === undefined)
    throw new UsageError(`${option} is one of ${choices.join(", ")}, not "${value}".`);
  return choice;
}

function platformOf(text: string | undefined): string | null {
  if (text === undefined || isPlatform(text)) return text ?? null;
  throw new UsageError(`--platform takes os/architecture, such as linux/arm64, not "${text}".`);
}

/** A time in seconds or minutes, an hour at most: nobody means to wait longer, nor for ever. */
function patienceOf(text: string): number {
  const [, count, unit] = /^(\d{1,4})(s|m)$/.exec(text) ?? [];
  const ms = Number(count) * (unit === "m" ? 60_000 : 1000);
  if (count === undefined || ms > 3_600_000)
    throw new UsageError(`--patience is a time such as 30s or 5m, an hour at most, not "${text}".`);
  return ms;
}

function variablesOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    if (equals <= 0) throw new UsageError(`--build-arg takes NAME=VALUE, not "${pair}".`);
    variables.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return variables;
}
