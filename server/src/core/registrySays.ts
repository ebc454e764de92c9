import type { ImageFacts } from "./facts.ts";

/**
 * The registry's own word on a tag or digest, beside Hub's API: it is there; the repository is there without it; or
 * the repository is missing or private. Undefined where it was not asked, or gave no usable answer.
 */
export function registrySays({
  manifest,
}: ImageFacts): "found" | "manifest-missing" | "repository-missing" | undefined {
  if (manifest === undefined || manifest.state === "unknown") return undefined;
  if (manifest.state === "absent") return "manifest-missing";
  if (manifest.value.found) return "found";
  return manifest.value.missing === "manifest" ? "manifest-missing" : "repository-missing";
}
