import { createHash } from "node:crypto";

/** What signs in at a token server, for the host it was given for. */
export type SignIn =
  | { readonly kind: "password"; readonly username: string; readonly secret: string }
  | { readonly kind: "identity-token"; readonly token: string };

export function basic(username: string, secret: string): string {
  return `Basic ${Buffer.from(`${username}:${secret}`, "utf8").toString("base64")}`;
}

/** Tells accounts apart without telling who they are; empty for nobody. */
export function accountOf(signIn: SignIn | undefined): string {
  if (signIn === undefined) return "";
  const identity = signIn.kind === "password" ? `password\n${signIn.username}` : `token\n${signIn.token}`;
  return createHash("sha256").update(identity).digest("hex").slice(0, 16);
}

/** Whether a secret may travel to this address: encrypted, or without leaving the machine. */
export function mayCarrySecret(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
