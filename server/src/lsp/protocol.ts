import type { UnknownWhy } from "../core/facts.ts";
import type { Verdict } from "../core/verdict.ts";
import type { SentRequest } from "../registries/requestLog.ts";

export { containerFileGlobs } from "../core/fileKinds.ts";
export type { Verdict } from "../core/verdict.ts";
export type { SentRequest } from "../registries/requestLog.ts";

/**
 * What Tare's own client and server say to each other beyond the Language Server Protocol. Other editors get none
 * of it: the server sends notifications of its own only to a client that asked with `ClientOptions`.
 */

/** The client's `initializationOptions`, beside settings (`core/settings.ts`) that plain editors put there. */
export interface ClientOptions {
  /** Whether the client shows `StatusParams`. */
  readonly status: boolean;
  /** Whether `$(error)` in Markdown becomes an icon of the editor's theme. */
  readonly themeIcons: boolean;
  /** Whether the editor shows the diagnostics of a place above its hover. */
  readonly hoverHoldsDiagnostics: boolean;
  /** Whether the workspace is trusted; undefined for an editor that knows no such thing. */
  readonly trusted: boolean | undefined;
  /** Whether the client shows the images of the workspace, and so wants to be told when they change. */
  readonly images: boolean;
  /** Whether it answers `FileTextParams`, for files that only the editor reaches. */
  readonly virtualFiles: boolean;
}

/** Reads what a client handed over; anything else is no wish. */
export function readClientOptions(sent: unknown): ClientOptions {
  const options = typeof sent === "object" && sent !== null ? sent : {};
  return {
    status: "status" in options && options.status === true,
    themeIcons: "themeIcons" in options && options.themeIcons === true,
    images: "images" in options && options.images === true,
    virtualFiles: "virtualFiles" in options && options.virtualFiles === true,
    hoverHoldsDiagnostics: "hoverHoldsDiagnostics" in options && options.hoverHoldsDiagnostics === true,
    trusted: "trusted" in options && typeof options.trusted === "boolean" ? options.trusted : undefined,
  };
}

/** Server to client: whether registries are being asked, and whether they answer. */
export const statusMethod = "tare/status";

export interface StatusParams {
  /** How many images are being looked up. */
  readonly asking: number;
  /** Why some answers are missing now; null where none are, or only for reasons that last. */
  readonly trouble: Extract<UnknownWhy, "offline" | "rate-limited"> | null;
  /** When asking again makes sense, in milliseconds since 1970; null where nobody said. */
  readonly retryAt: number | null;
  /** How many images of open documents could not be checked. */
  readonly unchecked: number;
}

/** Client to server, without parameters: what was asked of registries. */
export const requestsMethod = "tare/requests";

export interface RequestsResult {
  /** All since the start, listed or not. */
  readonly total: number;
  /** The last ones, oldest first. */
  readonly requests: readonly SentRequest[];
}

/** Server to client, without parameters: the images of the workspace are no longer those that were handed out. */
export const imagesChangedMethod = "tare/imagesChanged";

/**
 * Client to server, without parameters: checks the container files of the workspace that are not open. Answered when
 * that is done, or ended.
 */
export const checkWorkspaceMethod = "tare/checkWorkspace";

/** Client to server, without parameters: all images that are known in the workspace. */
export const imagesMethod = "tare/images";

/** One image of the workspace, with every place that uses it. Texts of strangers are not among it. */
export interface ImageEntry {
  /** As people write it: `nginx:1.27`. */
  readonly name: string;
  readonly verdict: Verdict;
  /** The gravest finding, or why nothing could be checked; null where all is well. */
  readonly says: string | null;
  readonly places: readonly ImagePlace[];
}

export interface ImagePlace {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

export interface ImagesResult {
  /** The gravest first. */
  readonly images: readonly ImageEntry[];
}

/**
 * Commands for any editor (`workspace/executeCommand`): write the digests of all images of an open document, whose URI
 * is the one argument, or of all container files of the workspace.
 */
export const pinFileCommand = "tare.pinFile";
export const pinWorkspaceCommand = "tare.pinWorkspace";

/**
 * Client to server: who asks Docker Hub from now on. A message of its own, so that a token never lies among settings.
 * Answered with null once it is in force.
 */
export const signInMethod = "tare/signIn";

/** A Docker ID with an access token. */
export interface SignIn {
  readonly username: string;
  readonly token: string;
}

export interface SignInParams {
  /** Null for nobody. */
  readonly signIn: SignIn | null;
}

/** Longer than any name or token that Docker Hub gives out. */
const maximumLength = 4096;

/** Reads what may be a sign-in; null for what can't be one: a colon would end the name where both are sent. */
export function readSignIn(sent: unknown): SignIn | null {
  if (typeof sent !== "object" || sent === null || !("username" in sent) || !("token" in sent)) return null;
  const { username, token } = sent;
  if (typeof username !== "string" || typeof token !== "string") return null;
  if (username.length > maximumLength || token.length > maximumLength) return null;
  return /^[^\s:\p{C}]+$/u.test(username) && /^[^\s\p{C}]+$/u.test(token) ? { username, token } : null;
}

/** Server to client: the text of a file that no program but the editor can read. */
export const fileTextMethod = "tare/fileText";

export interface FileTextParams {
  readonly uri: string;
}

export interface FileTextResult {
  /** Null where there is no such file, or none to be had. */
  readonly text: string | null;
}

/** Client to server: what is known of an image, by its name. Answers Markdown. */
export const explainMethod = "tare/explain";

export interface ExplainParams {
  readonly image: string;
}
