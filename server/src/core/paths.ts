/** Folder of a path with `/` between its parts: the empty text where the path is a bare name. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0)) || (path.startsWith("/") ? "/" : "");
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `path` as seen from `folder`, with `.` and `..` taken out as far as they can be. */
export function pathFrom(folder: string, path: string): string {
  const whole = isAbsolutePath(path) || folder === "" ? path : `${folder}/${path}`;
  if (!untidy.test(whole)) return whole;
  const parts: string[] = [];
  for (const part of whole.replaceAll("\\", "/").split("/")) {
    if (part === "" || part === ".") continue;
    const above = parts.at(-1);
    if (part === ".." && above !== undefined && above !== "..") parts.pop();
    else if (part !== ".." || !whole.startsWith("/")) parts.push(part);
  }
  return (whole.startsWith("/") ? "/" : "") + parts.join("/");
}

/** What `pathFrom` takes out: empty parts, those of dots alone, and backslashes. */
const untidy = /\\|\/\/|\/$|(?:^|\/)\.\.?(?:\/|$)/;

function isAbsolutePath(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}
