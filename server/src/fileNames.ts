import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * How files are named: as URIs by editors, and as paths everywhere else in Tare. Such a path is absolute, has `/`
 * between its parts on every system and none at its end, but for the top of a disk: `/srv/app`, `C:/app`, `C:/`,
 * `//wsl.localhost/Ubuntu/app`. Nothing else turns the one into the other.
 */
export interface FileNames {
  /** The path of a URI; undefined for one that names no file here, or can't be read. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /** A path as the system writes it, with `/` between its parts. */
  slashed(path: string): string;
  /** What is the same for all ways to write the path of one file. */
  keyOf(path: string): string;
}

/** The way of one family of systems. */
export function fileNamesOf(windows: boolean): FileNames {
  const slashed = (path: string) => (windows ? path.replaceAll("\\", "/") : path);
  return {
    slashed,
    pathOf(uri) {
      if (!uri.startsWith("file:")) return undefined;
      try {
        return tidy(slashed(fileURLToPath(uri, { windows })), windows);
      } catch {
        // A file uri may name another host, or hold bytes that are no text.
        return undefined;
      }
    },
    uriOf: (path) => pathToFileURL(windows ? path.replaceAll("/", "\\") : path, { windows }).href,
    // Editors write one drive as `c:` and `C:`, and a folder as someone once typed it.
    keyOf: (path) => (windows ? path.toLowerCase() : path),
  };
}

/** The way of the system we run on. */
export const fileNames: FileNames = fileNamesOf(process.platform === "win32");

/** Where a path lies seen from a folder, undefined where that is not in it. The folder itself is the empty text. */
export function wayFrom(names: FileNames, folder: string, path: string): string | undefined {
  const above = folder.endsWith("/") ? folder : `${folder}/`;
  if (names.keyOf(path).startsWith(names.keyOf(above))) return path.slice(above.length);
  return names.keyOf(path) === names.keyOf(folder) ? "" : undefined;
}

function tidy(path: string, windows: boolean): string {
  const whole = windows
    ? path.replace(/^[a-z]:/, (drive) => drive.toUpperCase()).replace(/^([A-Z]:)$/, "$1/")
    : path.replace(/^\/{2,}/, "/");
  return /^(?:[A-Z]:)?\/$/.test(whole) ? whole : whole.replace(/\/+$/, "");
}
