import type { Connection } from "vscode-languageserver";
import type { FileNames } from "../fileNames.ts";
import type { ReadFile } from "../readers.ts";
import { answerWithin } from "./patience.ts";
import { type FileTextResult, fileTextMethod } from "./protocol.ts";

/** A repository on a server that takes longer to hand out one file is read without it. */
const patienceMs = 5000;

/**
 * The same names, and those of files that only the editor reaches, such as a repository that was opened without a
 * clone: `vscode-vfs://github/acme/app/Dockerfile` is `//vscode-vfs:github/acme/app/Dockerfile`. No path of a disk
 * has a colon there.
 */
export function withVirtualFiles(disk: FileNames): FileNames {
  return {
    ...disk,
    pathOf: (uri) => disk.pathOf(uri) ?? virtualPathOf(uri),
    uriOf: (path) => virtualUriOf(path) ?? disk.uriOf(path),
  };
}

export function isVirtual(path: string): boolean {
  return virtualPath.test(path);
}

/** Reads such files by asking the editor for them. */
export function readerThrough(connection: Connection): ReadFile {
  return async (path) => {
    const uri = virtualUriOf(path);
    if (uri === undefined) return undefined;
    const asked = connection.sendRequest<FileTextResult>(fileTextMethod, { uri });
    const answer = await answerWithin(
      patienceMs,
      asked.catch(() => undefined),
    );
    return typeof answer?.text === "string" ? answer.text : undefined;
  };
}

const virtualPath = /^\/\/([a-z][a-z0-9+.-]*):([^/]*)(\/.*)?$/is;

/** Schemes of documents that lie in no folder, or on the disk. */
const ownSchemes: readonly string[] = ["file:", "untitled:"];

function virtualPathOf(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const { protocol, host, pathname, search, hash } = new URL(uri);
  if (ownSchemes.includes(protocol) || !pathname.startsWith("/") || search !== "" || hash !== "")
    return undefined;
  try {
    const parts = pathname.split("/").map(decodeURIComponent);
    if (parts.some((part) => /[/\\]/.test(part))) return undefined;
    const way = parts.join("/").replace(/\/+$/, "");
    return `//${protocol}${host}${way === "" ? "/" : way}`;
  } catch {
    // Bytes that are no text.
    return undefined;
  }
}

function virtualUriOf(path: string): string | undefined {
  const [, scheme, authority, way = "/"] = virtualPath.exec(path) ?? [];
  if (scheme === undefined || authority === undefined) return undefined;
  return `${scheme}://${authority}${way.split("/").map(encodeURIComponent).join("/")}`;
}
