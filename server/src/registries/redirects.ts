import type { Http } from "./http.ts";

const mostRedirects = 3;

/**
 * Follows redirects within the same origin, at most three. One that leads elsewhere is no answer: a captive portal
 * or a blocked client's page, and a credential must not follow it.
 */
export function followingRedirects(http: Http): Http {
  return async (request) => {
    let url = request.url;
    for (let hops = 0; ; hops++) {
      const result = await http({ ...request, url });
      if (result.kind === "fault" || ![301, 302, 303, 307, 308].includes(result.status)) return result;
      const next = sameOrigin(result.headers.get("location"), url);
      if (next === undefined) {
        return { kind: "fault", why: "malformed", detail: "the answer points to another host" };
      }
      if (hops === mostRedirects || request.method === "POST") {
        return { kind: "fault", why: "malformed", detail: "the answer points elsewhere again and again" };
      }
      url = next;
    }
  };
}

/** The absolute URL that a text names, where that is on the same origin as `base`. */
function sameOrigin(location: string | undefined, base: string): string | undefined {
  if (location === undefined || !URL.canParse(location, base)) return undefined;
  const next = new URL(location, base);
  if (next.origin !== new URL(base).origin || next.username !== "" || next.password !== "") return undefined;
  return next.href;
}
