import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";

const folder = new URL("../server/data/", import.meta.url);

/**
 * What is wrong with the lists, one sentence each; empty where all is well. Each list has a schema of its name and
 * names nothing twice.
 */
export function findDataFaults(): readonly string[] {
  const ajv = new Ajv({ allErrors: true });
  const faults: string[] = [];
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".json") && !name.endsWith(".schema.json"),
  );
  if (files.length === 0) faults.push("server/data holds no list");
  for (const file of files) {
    const list = readJson(file);
    const schemaName = `schemas/${file.replace(/\.json$/, ".schema.json")}`;
    const schema = readJson(schemaName);
    if (schema === undefined || typeof schema !== "object" || schema === null) {
      faults.push(`${file}: no ${schemaName}`);
      continue;
    }
    const validate = ajv.compile(schema);
    if (!validate(list)) {
      for (const error of validate.errors ?? []) {
        faults.push(`${file}${error.instancePath}: ${error.message ?? "breaks its schema"}`);
      }
      continue;
    }
    faults.push(...findDoubles(file, list));
  }
  return faults;
}

/** Keys that stand twice in one array of a list, whatever else differs. */
function findDoubles(file: string, list: unknown): string[] {
  const faults: string[] = [];
  if (typeof list !== "object" || list === null) return faults;
  for (const [property, value] of Object.entries(list)) {
    if (!Array.isArray(value)) continue;
    const seen = new Set<string>();
    for (const entry of value) {
      const key = keyOf(entry);
      if (seen.has(key)) faults.push(`${file}: ${property} names ${key} twice`);
      seen.add(key);
    }
  }
  return faults;
}

function keyOf(entry: unknown): string {
  if (typeof entry === "string") return entry;
  const found = new Map(Object.entries(entry ?? {}));
  const repository = found.get("repository");
  if (repository !== undefined) return `${repository}:${found.get("tag")}`;
  for (const name of ["name", "host", "typed", "domain", "namespace"]) {
    const value = found.get(name);
    if (value !== undefined) return String(value);
  }
  return JSON.stringify(entry);
}

function readJson(name: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = findDataFaults();
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? "The lists are sound." : `${faults.length} faults.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
