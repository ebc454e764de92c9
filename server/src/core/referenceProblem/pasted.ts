import type { ReferenceProblem } from "../reference.ts";
import { hubPage } from "../referenceGrammar.ts";
import type { Say } from "../say.ts";
import { withMeant } from "./withMeant.ts";

/** What people paste in place of a reference: a command, or the address of a page. */
export function pasted(text: string, say: Say): ReferenceProblem | undefined {
  const command = /^\s*(?:\$\s+)?(?:sudo\s+)?(?:docker|podman|nerdctl)\s+(?:image\s+)?(?:pull|run)\s+/.exec(
    text,
  );
  if (command !== null) {
    const meant = text.slice(command[0].length).trim();
    return withMeant(
      {
        code: "command",
        message: say("This is a command, and only the image name belongs here."),
        span: { start: 0, end: command[0].trimEnd().length },
      },
      meant,
    );
  }
  const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*:\/\//.exec(text)?.[0] ?? "";
  const address = text.slice(scheme.length);
  if (
    /^(?:(?:hub|store|registry\.hub)\.docker\.com|(?:www\.)?docker\.io)\/(?:r|_|u|repository|layers|orgs|search)(?:\/|$)/i.test(
      address,
    ) &&
    (scheme !== "" || hubPage.test(address) || address.includes("/_/"))
  ) {
    return withMeant(
      {
        code: "hub-address",
        message: say("This is the address of a page on Docker Hub, and an image name belongs here."),
        span: { start: 0, end: text.length },
      },
      nameOnPage(address),
    );
  }
  if (scheme === "") return undefined;
  return withMeant(
    {
      code: "scheme",
      message: say("An image name has no `{0}` in front.", scheme),
      span: { start: 0, end: scheme.length },
    },
    nameOnPage(address.replace(/^(?:(?:www|hub)\.docker\.com|hub\.docker\.com)\//i, "")),
  );
}

/** The image that a page of Docker Hub is about: `r/acme/tool/tags` is `acme/tool`, `_/node` is `node`. */
function nameOnPage(address: string): string {
  const path = address.replace(/[?#].*$/s, "").replace(/\/+$/, "");
  const official = /^[^/]+\/_\/([^/]+)/.exec(path)?.[1];
  if (official !== undefined) return official;
  const repository = /^[^/]+\/(?:r|repository\/docker|layers)\/([^/]+)\/([^/]+)/.exec(path);
  if (repository === null) return path;
  const [, namespace = "", name = ""] = repository;
  return namespace === "library" ? name : `${namespace}/${name}`;
}
