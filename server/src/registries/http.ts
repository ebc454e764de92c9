import { getCACertificates } from "node:tls";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Dispatcher, EnvHttpProxyAgent } from "undici";
import type { Asking } from "./registry.ts";

/** One request. Redirects are followed by `redirects.ts`, never here. */
export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST";
  readonly url: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly asking: Asking;
}

/** The server answered, whatever it said. */
export interface HttpAnswer {
  readonly kind: "answer";
  readonly status: number;
  /** Names in lower case; values that came twice are joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  /** Uncompressed. */
  readonly body: Uint8Array;
  /** Size of the body as it was sent. */
  readonly sentBytes: number;
}

/** No answer that could be used. */
export interface HttpFault {
  readonly kind: "fault";
  readonly why: "offline" | "rate-limited" | "malformed";
  /** A few plain words; never a credential, never the server's own text. */
  readonly detail: string;
  /** True for a connection that broke: asking once more may help. */
  readonly transient?: boolean;
  readonly retryAt?: number;
}

export type HttpResult = HttpAnswer | HttpFault;

/** Asks a server. Settles with a value whatever happens; rejects only when `asking.signal` aborts. */
export type Http = (request: HttpRequest) => Promise<HttpResult>;

export interface HttpOptions {
  readonly userAgent: string;
  /** From the first byte sent to the last byte received. */
  readonly timeLimitMs: number;
  /** Holds for the body as sent and for the body unpacked, each. */
  readonly sizeLimitBytes: number;
  /** Proxy for `http:` and `https:` URLs, and the hosts that are reached without. Empty where there is none. */
  readonly proxy: { readonly http: string; readonly https: string; readonly no: string };
  /** Certificates (PEM) trusted beside those that Node trusts. */
  readonly extraCertificates: readonly string[];
  /** Connections to one host; matters only to HTTP/1.1. */
  readonly connections: number;
}

export interface HttpClient {
  readonly http: Http;
  close(): Promise<void>;
}

const unpack = promisify(gunzip);

/** The one place that talks to the network. Whoever needs it loads this module late: undici is large. */
export function openHttp(options: HttpOptions): HttpClient {
  const tls = trust(options.extraCertificates);
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: withScheme(options.proxy.http),
    httpsProxy: withScheme(options.proxy.https),
    noProxy: options.proxy.no,
    connections: options.connections,
    maxHeaderSize: 32_768,
    ...(tls && { connect: tls, requestTls: tls, proxyTls: tls }),
  });
  return {
    http: (request) => exchange(request, dispatcher, options),
    close: () => dispatcher.destroy(),
  };
}

/** `proxy.example:3128`, as many write it, is an http proxy. */
function withScheme(proxy: string): string {
  return proxy === "" || /^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function trust(extra: readonly string[]): { ca: string[] } | undefined {
  return extra.length === 0 ? undefined : { ca: [...getCACertificates("default"), ...extra] };
}

async function exchange(
  request: HttpRequest,
  dispatcher: Dispatcher,
  options: HttpOptions,
): Promise<HttpResult> {
  const { signal } = request.asking;
  signal.throwIfAborted();
  const ending = new AbortController();
  const giveUp = () => ending.abort();
  signal.addEventListener("abort", giveUp, { once: true });
  const timer = setTimeout(giveUp, options.timeLimitMs);
  try {
    return await endedBy(ending.signal, talk(request, dispatcher, options, ending.signal));
  } catch (error) {
    signal.throwIfAborted();
    if (ending.signal.aborted) {
      return { kind: "fault", why: "offline", detail: `no answer within ${options.timeLimitMs} ms` };
    }
    return explain(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", giveUp);
  }
}

/** Rejects as soon as the signal aborts, whatever the work still waits for: nobody waits longer than was said. */
function endedBy<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

async function talk(
  request: HttpRequest,
  dispatcher: Dispatcher,
  options: HttpOptions,
  signal: AbortSignal,
): Promise<HttpResult> {
  const { origin, pathname, search } = new URL(request.url);
  const response = await dispatcher.request({
    origin,
    path: `${pathname}${search}`,
    method: request.method,
    headers: { "user-agent": options.userAgent, "accept-encoding": "gzip", ...request.headers },
    body: request.body ?? null,
    signal,
  });
  const headers = readHeaders(response.headers);
  const sent = await readBody(response.body, options.sizeLimitBytes);
  if (sent === undefined) return tooLarge;
  const body = await decode(sent, headers.get("content-encoding"), options.sizeLimitBytes);
  if (!(body instanceof Uint8Array)) return body;
  return { kind: "answer", status: response.statusCode, headers, body, sentBytes: sent.byteLength };
}

function readHeaders(raw: Record<string, string | string[] | undefined>): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

/** The bytes as sent; undefined where there are more than the limit. */
async function readBody(
  body: Dispatcher.ResponseData["body"],
  limitBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes: Buffer = chunk;
    size += bytes.byteLength;
    if (size > limitBytes) {
      body.destroy();
      return undefined;
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

const tooLarge: HttpFault = { kind: "fault", why: "malformed", detail: "the answer is too large" };

async function decode(
  sent: Buffer,
  encoding: string | undefined,
  limitBytes: number,
): Promise<Uint8Array | HttpFault> {
  const name = encoding?.trim().toLowerCase() ?? "";
  if (sent.byteLength === 0 || name === "" || name === "identity") return sent;
  if (name !== "gzip" && name !== "x-gzip") {
    return {
      kind: "fault",
      why: "malformed",
      detail: "the answer is packed in a way that was not asked for",
    };
  }
  try {
    return await unpack(sent, { maxOutputLength: limitBytes });
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return tooLarge;
    return { kind: "fault", why: "malformed", detail: "the answer can't be unpacked" };
  }
}

/** What each code of Node and undici means to a person, without host names or secrets. */
const faults: Readonly<Record<string, HttpFault>> = {
  ENOTFOUND: { kind: "fault", why: "offline", detail: "the host name can't be resolved" },
  EAI_AGAIN: { kind: "fault", why: "offline", detail: "the host name can't be resolved" },
  ECONNREFUSED: { kind: "fault", why: "offline", detail: "the connection was refused" },
  ENETUNREACH: { kind: "fault", why: "offline", detail: "the network can't be reached" },
  EHOSTUNREACH: { kind: "fault", why: "offline", detail: "the host can't be reached" },
  UND_ERR_CONNECT_TIMEOUT: { kind: "fault", why: "offline", detail: "no connection in time" },
  UND_ERR_HEADERS_OVERFLOW: { kind: "fault", why: "malformed", detail: "the answer's headers are too large" },
  ECONNRESET: { kind: "fault", why: "offline", detail: "the connection broke", transient: true },
  EPIPE: { kind: "fault", why: "offline", detail: "the connection broke", transient: true },
  UND_ERR_SOCKET: { kind: "fault", why: "offline", detail: "the connection broke", transient: true },
};

function explain(error: unknown): HttpFault {
  const code = codeOf(error);
  const known = faults[code];
  if (known) return known;
  if (code.startsWith("HPE_") || (error instanceof Error && error.name === "HTTPParserError")) {
    return { kind: "fault", why: "malformed", detail: "the answer is no HTTP" };
  }
  // undici tells what a proxy said in words only.
  const proxyStatus = error instanceof Error ? /prox.*\((\d{3})\)/i.exec(error.message)?.[1] : undefined;
  if (proxyStatus !== undefined) {
    const detail = proxyStatus === "407" ? "the proxy asks for a login" : "the proxy refused";
    return { kind: "fault", why: "offline", detail };
  }
  if (code.startsWith("ERR_TLS") || /CERT|SIGNATURE|ISSUER/.test(code)) {
    return { kind: "fault", why: "offline", detail: "the server's certificate is not trusted" };
  }
  return { kind: "fault", why: "offline", detail: "the connection failed" };
}

/** The first code along the chain of causes; empty where there is none. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return "";
}
