import type { HostLists } from "../knowledge.ts";
import { isWellKnownPlace } from "./places.ts";
import { isSchemeless } from "./writtenLinks.ts";

/**
 * Where a link would lead, judged by its address alone: nothing is resolved or asked for. `campaign`: a host of a
 * known campaign; `campaign-sibling`: another host of the same domain. `made-up-shortener`: a host seen only in bait. `lead-on-blog`: a blog with a campaign's code for a query. `shortener-like`: an address in the form that bait
 * pages use, on a host nobody has listed. `shortener`: a public one.
 * `brand`: a shortener of a brand. `abused`: an honest host that a campaign used. `known`: a well-known place of
 * software or text. `plain`: a host of no such kind. `odd`: a scheme that runs or holds something, or a bare number for a
 * host. `within`: another page of the same site, an anchor, a mail address.
 */
export type Standing =
  | "campaign"
  | "campaign-sibling"
  | "made-up-shortener"
  | "lead-on-blog"
  | "shortener-like"
  | "shortener"
  | "brand"
  | "abused"
  | "known"
  | "plain"
  | "odd"
  | "within";

export interface Target {
  /** The host in lower case and ASCII (punycode); null where there is none. */
  readonly host: string | null;
  readonly path: string;
  readonly standing: Standing;
  /** Hosts of the redirects to somebody else that the address goes through, outermost first. */
  readonly via: readonly string[];
  /** The address that is judged, behind all redirects. */
  readonly address: string;
}

/** Redirects within redirects, deeper than this, are judged as they are. */
const deepest = 4;
const longestAddress = 4000;

/** Reads an address as written on a page, through the redirects that name their target. */
export function readTarget(written: string, lists: HostLists): Target {
  const via: string[] = [];
  let url = toUrl(written.slice(0, longestAddress));
  for (let depth = 0; url !== undefined && depth < deepest; depth++) {
    const inner = redirectTarget(url);
    if (inner === undefined) break;
    if (!isOneCompany(url.hostname, inner.hostname)) via.push(url.hostname);
    url = inner;
  }
  if (url === undefined) {
    const odd = /^(?:javascript|data|vbscript|file|magnet|ed2k|thunder|intent):/i.test(unspaced(written));
    return { host: null, path: "", standing: odd ? "odd" : "within", via, address: written };
  }
  const host = url.hostname.replace(/^www\./, "").replace(/\.$/, "");
  return { host, path: url.pathname, standing: standingOf(host, url, lists), via, address: url.href };
}

/** Browsers leave blanks and controls within a scheme out of account; so do we. */
function unspaced(text: string): string {
  return text.replace(/[\u0000-\u0020\u200b-\u200f\ufeff]+/g, "");
}

/** An address with a host, undefined for everything else. Takes back what makes an address harmless to look at. */
function toUrl(written: string): URL | undefined {
  let text = unspaced(written)
    .replace(/\[(?:\.|dot)\]/gi, ".")
    .replace(/^hxxp/i, "http");
  if (text.startsWith("//") || text.startsWith("\\\\")) text = `https:${text}`;
  else if (!/^[a-z][a-z0-9+.-]*:/i.test(text) && isSchemeless(text)) text = `https://${text}`;
  if (!/^(?:https?|ftp):/i.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function standingOf(host: string, url: URL, lists: HostLists): Standing {
  const listed = lists.campaign.get(host) ?? lists.campaign.get(parentOf(host));
  if (listed?.verdict === "malicious") return "campaign";
  if (listed?.verdict === "suspicious") return "made-up-shortener";
  if (listed?.verdict === "abused") return "abused";
  const whole = host + url.pathname + url.search;
  if (lists.leadOnBlogs.some((blog) => blog.test(whole))) return "lead-on-blog";
  if (lists.brands.has(host)) return "brand";
  if (lists.shorteners.has(host)) return "shortener";
  if (isWellKnownPlace(host)) return "known";
  if (isSiblingOfCampaign(host, lists)) return "campaign-sibling";
  if (/^[\d.]+$|^\[/.test(host)) return isPrivateNumber(host) ? "within" : "odd";
  if (!host.includes(".") || /\.(?:local|lan|internal|localhost|home|corp)$/.test(host)) return "within";
  const short = host.split(".").length === 2 && host.length <= 20;
  if (short && lists.madeUpPaths.some((path) => path.test(url.pathname))) return "shortener-like";
  if (url.pathname === "/" && isCode(url.search)) return "shortener-like";
  return "plain";
}

/** Whether a redirect stays with whom it began; `co.uk` and its like belong to nobody. */
function isOneCompany(from: string, to: string): boolean {
  const domain = parentOf(from);
  return domain === parentOf(to) && domain.indexOf(".") > 3;
}

/** Another host of the domain that a campaign's host is on; a domain such as `co.uk` belongs to nobody. */
function isSiblingOfCampaign(host: string, { campaign }: HostLists): boolean {
  const domain = parentOf(host);
  if (domain.indexOf(".") <= 3) return false;
  return [...campaign.values()].some(
    (listed) => listed.verdict === "malicious" && parentOf(listed.host) === domain,
  );
}

/** A query that is one letter and a code, `?d=2A0RTw`, as on throw-away blogs that only lead on. */
function isCode(query: string): boolean {
  const code = /^\?[a-z]=([A-Za-z0-9]{5,8})$/.exec(query)?.[1] ?? "";
  return /\d/.test(code) && /[a-z]/.test(code) && /[A-Z]/.test(code);
}

function parentOf(host: string): string {
  return host.split(".").slice(-2).join(".");
}

/** Addresses of one's own machine or network, which read-me files are full of. */
function isPrivateNumber(host: string): boolean {
  return /^(?:127|10|0)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^\[(?:::1?\]|f[cde])/.test(
    host,
  );
}

/** Sites whose own addresses lead on to another, and where they keep it. */
const redirectors: readonly (readonly [host: RegExp, path: RegExp, parameters: readonly string[]])[] = [
  [/(?:^|\.)google(?:\.[a-z]{2,3}){1,2}$/, /^\/(?:url|interstitial)$/, ["q", "url", "adurl"]],
  [/(?:^|\.)googleadservices\.com$/, /^\//, ["adurl"]],
  [/(?:^|\.)(?:facebook|instagram|messenger)\.com$/, /^\/(?:l\.php|flx\/warn)/, ["u"]],
  [/(?:^|\.)youtube\.com$/, /^\/redirect$/, ["q"]],
  [/(?:^|\.)vk\.com$/, /^\/away\.php$/, ["to"]],
  [/(?:^|\.)(?:steamcommunity|steampowered)\.com$/, /^\/linkfilter/, ["url", "u"]],
  [/(?:^|\.)linkedin\.com$/, /^\/(?:redir|safety)/, ["url"]],
  [/(?:^|\.)duckduckgo\.com$/, /^\/l\//, ["uddg"]],
  [/(?:^|\.)reddit\.com$/, /^\//, ["url"]],
  [/(?:^|\.)(?:umblr|tumblr)\.com$/, /^\/redirect/, ["z"]],
  [/(?:^|\.)slack-redir\.net$/, /^\//, ["url"]],
  [/(?:^|\.)(?:yandex|bing|baidu|sogou)\.[a-z.]+$/, /^\//, ["url", "u", "to", "r"]],
  [/(?:^|\.)ok\.ru$/, /^\//, ["st.link"]],
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, /^\//, ["url"]],
];

/** What other sites call the parameter that holds the address they lead to. */
const usualParameters = [
  "url",
  "u",
  "q",
  "to",
  "target",
  "goto",
  "go",
  "dest",
  "destination",
  "redirect",
].concat(["redirect_url", "redirect_uri", "redir", "return", "link", "out", "r", "z"]);

/** The address that a redirect leads to, undefined for an address that isn't one. */
function redirectTarget(url: URL): URL | undefined {
  const known = redirectors.find(([host, path]) => host.test(url.hostname) && path.test(url.pathname));
  if (known === undefined && isWellKnownPlace(url.hostname.replace(/^www\./, ""))) return undefined;
  for (const name of known?.[2] ?? usualParameters) {
    const value = url.searchParams.get(name);
    const inner = value === null ? undefined : toWebAddress(value);
    if (inner !== undefined && inner.hostname !== url.hostname) return inner;
  }
  return undefined;
}

/** A value that is a web address, plain, encoded once more, or in Base64. */
function toWebAddress(value: string): URL | undefined {
  if (/^(?:https?:)?\/\//i.test(value)) return toUrl(value);
  if (/^https?%3a/i.test(value)) {
    try {
      return toUrl(decodeURIComponent(value));
    } catch {
      return undefined;
    }
  }
  if (/^aHR0c[A-Za-z0-9+/_-]+=*$/.test(value)) {
    try {
      return toUrl(atob(value.replaceAll("-", "+").replaceAll("_", "/")));
    } catch {
      return undefined;
    }
  }
  return undefined;
}
