import { type Reference, repositoryName } from "../../core/reference.ts";
import { toJsonText } from "./jsonText.ts";
import { type FileReport, imageNameOf } from "./report.ts";

/**
 * `list --format cyclonedx`: the images as components of a CycloneDX 1.6 bill of materials. No serial number and no
 * time, so that equal files give equal bytes.
 *
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function cyclonedx(files: readonly FileReport[], version: string): string {
  const components = new Map<string, { readonly reference: Reference; readonly places: string[] }>();
  for (const { file, lines, references } of files) {
    for (const image of references) {
      if (image.reference === null || image.role !== "image") continue;
      const name = imageNameOf(image);
      const known = components.get(name) ?? { reference: image.reference, places: [] };
      const { start } = lines.rangeOf(image.span);
      known.places.push(`${file}:${start.line + 1}:${start.character + 1}`);
      components.set(name, known);
    }
  }
  const sorted = [...components].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const bill = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { tools: { components: [{ type: "application", name: "tare", version }] } },
    components: sorted.map(([name, { reference, places }]) => ({
      type: "container",
      "bom-ref": name,
      name: repositoryName(reference),
      ...versionOf(reference),
      purl: purlOf(reference),
      ...hashesOf(reference),
      evidence: { occurrences: places.map((location) => ({ location })) },
    })),
  };
  return toJsonText(bill);
}

function versionOf({ tag, digest }: Reference): { version?: string } {
  const version = digest ?? tag;
  return version === null ? {} : { version };
}

const hashNames: ReadonlyMap<string, string> = new Map([
  ["sha256", "SHA-256"],
  ["sha384", "SHA-384"],
  ["sha512", "SHA-512"],
]);

function hashesOf({ digest }: Reference): { hashes?: object[] } {
  const [algorithm = "", content = ""] = digest?.split(":") ?? [];
  const alg = hashNames.get(algorithm);
  return alg === undefined ? {} : { hashes: [{ alg, content }] };
}

/**
 * A package URL of type `docker`, whose namespace is the registry's where it isn't Docker Hub.
 *
 * @see https://github.com/package-url/purl-spec/blob/main/types-doc/docker-definition.md
 */
function purlOf({ domain, path, tag, digest }: Reference): string {
  const hub = domain === "docker.io";
  const name = (hub && path.startsWith("library/") ? path.slice("library/".length) : path)
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  const version = digest ?? tag;
  const at = version === null ? "" : `@${encodeURIComponent(version)}`;
  return `pkg:docker/${name}${at}${hub ? "" : `?repository_url=${encodeURIComponent(domain)}`}`;
}
