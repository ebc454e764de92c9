import type { PlatformFacts } from "./facts.ts";
import { toPlainText } from "./plainText.ts";

/** A platform as `--platform` and compose's `platform` write it. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** Empty where none is meant. */
  readonly variant: string;
}

/** Whether a text is `os/architecture[/variant]`, as people name the platform that they mean. */
export function isPlatform(text: string): boolean {
  return /^[a-z0-9_-]+\/[a-z0-9_.-]+(?:\/[a-z0-9_.-]+)?$/.test(text);
}

const architectureAliases: ReadonlyMap<string, string> = new Map([
  ["aarch64", "arm64"],
  ["armel", "arm/v6"],
  ["armhf", "arm/v7"],
  ["i386", "386"],
  ["x86-64", "amd64"],
  ["x86_64", "amd64"],
]);

const operatingSystems = new Set(["linux", "windows", "darwin", "freebsd", "wasi"]);

/**
 * Reads `os/architecture[/variant]`, with the aliases that containerd knows and their usual variants filled in.
 * Undefined where the text doesn't say both: `linux` alone means the architecture of whoever builds.
 *
 * @see https://github.com/containerd/platforms/blob/main/platforms.go
 */
export function parsePlatform(text: string): Platform | undefined {
  const [first = "", second, third] = text.trim().toLowerCase().split("/");
  if (second === undefined) {
    return first === "" || operatingSystems.has(first) ? undefined : normalise("linux", first, "");
  }
  if (!operatingSystems.has(first) && third === undefined) return normalise("linux", first, second);
  return normalise(first, second, third ?? "");
}

function normalise(os: string, architecture: string, variant: string): Platform {
  const [known = architecture, implied] = (architectureAliases.get(architecture) ?? architecture).split("/");
  let exact = variant === "" ? (implied ?? "") : variant.replace(/^(?=\d)/, "v");
  if (known === "arm" && exact === "") exact = "v7";
  if (known === "arm64" && exact === "v8") exact = "";
  if (known === "amd64" && exact === "v1") exact = "";
  return { os: os === "macos" ? "darwin" : os, architecture: known, variant: exact };
}

/**
 * Whether an image offers something that runs on a platform: the same, or an older variant that the platform runs
 * too (arm/v6 on arm/v7, 386 on amd64), as containerd chooses it.
 */
export function runsOn(offered: readonly PlatformFacts[], wanted: Platform): boolean {
  const accepted = new Set(acceptedBy(wanted));
  return offered.some(({ os, architecture, variant }) =>
    accepted.has(writePlatform(normalise(os.toLowerCase(), architecture.toLowerCase(), variant ?? ""))),
  );
}

function acceptedBy(wanted: Platform): string[] {
  const { os, architecture, variant } = wanted;
  const older = (name: string, from: number, to: number) =>
    Array.from({ length: Math.max(0, from - to + 1) }, (_, step) =>
      writePlatform(normalise(os, name, `v${from - step}`)),
    );
  // No processor has a hundred levels; a made-up one must not fill the memory with those below it.
  const level = Number(/^v(\d{1,2})(?!\d)/.exec(variant)?.[1] ?? Number.NaN);
  const own = writePlatform(wanted);
  if (architecture === "amd64")
    return [own, ...older("amd64", level, 1), writePlatform({ os, architecture: "386", variant: "" })];
  if (architecture === "arm64")
    return [own, writePlatform({ os, architecture: "arm64", variant: "" }), ...older("arm", 8, 5)];
  if (architecture === "arm") return [own, ...older("arm", level, 5)];
  return [own];
}

/** `linux/arm/v7`; the variant that goes without saying is left out. */
export function writePlatform({ os, architecture, variant }: Platform): string {
  return `${os}/${architecture}${variant === "" ? "" : `/${variant}`}`;
}

/** The platforms of an image, each once, as people write them. */
export function platformNames(offered: readonly PlatformFacts[]): string[] {
  return [
    ...new Set(
      offered.map(({ os, architecture, variant }) =>
        toPlainText(writePlatform(normalise(os, architecture, variant ?? "")), 60),
      ),
    ),
  ];
}
