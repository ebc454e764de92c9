import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { isRecord } from "./answers.ts";
import type { SignIn } from "./signIns.ts";

export type HelperAnswer =
  | { readonly kind: "found"; readonly signIn: SignIn }
  | { readonly kind: "none" }
  /** `why` is Tare's own words: what the helper printed may hold a secret. */
  | { readonly kind: "failed"; readonly why: string };

/** A helper may show a prompt that nobody sees; it isn't waited for longer than this. */
const timeLimitMs = 10_000;

/**
 * Asks one of Docker's credential helpers: `docker-credential-<name> get` with the server on standard input.
 *
 * @see https://github.com/docker/docker-credential-helpers
 */
export function askHelper(
  name: string,
  server: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<HelperAnswer> {
  return new Promise((resolve) => {
    const child = execFile(
      `docker-credential-${name}`,
      ["get"],
      {
        env: { ...environment },
        // Windows looks in the working folder first, and so does a search path with a dot in it: that folder may
        // hold a stranger's files, and the one of our own program doesn't.
        cwd: dirname(process.execPath),
        timeout: timeLimitMs,
        killSignal: "SIGKILL",
        maxBuffer: 65_536,
        windowsHide: true,
      },
      (error, stdout) => {
        if (error === null) resolve(readAnswer(stdout));
        else if (/credentials not found/i.test(stdout)) resolve({ kind: "none" });
        else if (error.code === "ENOENT") resolve({ kind: "failed", why: "it is not installed" });
        else resolve({ kind: "failed", why: error.killed ? "it took too long" : "it failed" });
      },
    );
    // A helper that ends without reading breaks the pipe; its exit says what is to be said.
    child.stdin?.on("error", () => {});
    child.stdin?.end(`${server}\n`);
  });
}

function readAnswer(stdout: string): HelperAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    return { kind: "failed", why: "its answer is no JSON" };
  }
  if (!isRecord(answer) || typeof answer.Secret !== "string" || typeof answer.Username !== "string") {
    return { kind: "failed", why: "its answer is not as agreed" };
  }
  const { Username: username, Secret: secret } = answer;
  if (secret === "") return { kind: "none" };
  const signIn: SignIn =
    username === "<token>"
      ? { kind: "identity-token", token: secret }
      : { kind: "password", username, secret };
  return { kind: "found", signIn };
}
