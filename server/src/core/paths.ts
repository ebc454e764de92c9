/** Folder of a path with `/` between its parts: the empty text where the path is a bare name. */
export function folderOf(path: string): string {
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  const top = topOf(path);
  return folder.length < top.length ? top : folder;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * `path`, which a file may write with backslashes, as seen from `folder`, with `.` and `..` taken out as far as they
 * can be.
 */
export function pathFrom(folder: string, path: string): string {
  // In a path from the top, which is none of Windows, a backslash is part of a name.
  const slashed = path.startsWith("/") ? path : path.replaceAll("\\", "/");
  const isWhole = folder === "" || topOf(slashed) !== "";
  const whole = isWhole ? slashed : `${folder.replace(/\/$/, "")}/${slashed}`;
  if (!untidy.test(whole)) return whole;
  const top = topOf(whole);
  const parts: string[] = [];
  for (const part of whole.slice(top.length).split("/")) {
    if (part === "" || part === ".") continue;
    const above = parts.at(-1);
    if (part === ".." && above !== undefined && above !== "..") parts.pop();
    else if (part !== ".." || top === "") parts.push(part);
  }
  const way = parts.join("/");
  return top.endsWith("/") || top === "" || way === "" ? top + way : `${top}/${way}`;
}

/** What `pathFrom` takes out: empty parts and those of dots alone. */
const untidy = /\/\/|\/$|(?:^|\/)\.\.?(?:\/|$)/;

/**
 * What nothing lies above of: `/`, `C:/`, a share of the network as `//host/share`, or a file system of the editor as
 * `//scheme:host/`. Nothing for a relative path.
 */
function topOf(path: string): string {
  return /^(?:[A-Za-z]:\/|\/\/[^/:]+:[^/]*\/|\/\/[^/]+\/[^/]+|\/)/.exec(path)?.[0] ?? "";
}
