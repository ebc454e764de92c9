import { gzipSync } from "node:zlib";
import { type Answer, html } from "./answer.ts";

/*
 * Answers that are no answers: each export changes a right answer into a wrong one, and its name says how. Statuses
 * stay as they are unless the name says otherwise.
 */

export function truncatedJson(right: Answer): Answer {
  const bytes = Buffer.from(right.body);
  return { ...right, body: bytes.subarray(0, Math.max(1, Math.floor(bytes.length / 2))) };
}

export function emptyBody(right: Answer): Answer {
  return { ...right, status: 200, body: "" };
}

export function htmlInPlaceOfJson(): Answer {
  return html(200, "Welcome to the guest network");
}

/** What blocked clients have been served in place of an answer. */
export function htmlNotFound(): Answer {
  return html(404, "Not Found");
}

export function jsonNull(right: Answer): Answer {
  return withJson(right, null);
}

export function jsonArray(right: Answer): Answer {
  return withJson(right, []);
}

export function jsonString(right: Answer): Answer {
  return withJson(right, "object not found");
}

export function emptyObject(right: Answer): Answer {
  return withJson(right, {});
}

/** A gateway that says that all is well, and nothing else. */
export function successWithoutContent(right: Answer): Answer {
  return { ...withJson(right, {}), status: 200 };
}

/** Each text becomes a number, each number a text, each list an object. */
export function wrongTypes(right: Answer): Answer {
  return mapped(right, (value) => {
    if (typeof value === "string") return value.length;
    if (typeof value === "number") return `${value} or so`;
    if (typeof value === "boolean") return null;
    return Array.isArray(value) ? { ...value } : value;
  });
}

/** JSON without a number for it: `NaN` in the text. */
export function nanNumbers(right: Answer): Answer {
  const body = Buffer.from(right.body)
    .toString()
    .replace(/(?<="):\d+/g, ":NaN");
  return { ...right, body };
}

export function impossibleDates(right: Answer): Answer {
  return mapped(right, (value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? "0000-13-45T99:99:99Z" : value,
  );
}

export function distantDates(right: Answer): Answer {
  return mapped(right, (value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? "+275760-09-13T00:00:00.001Z" : value,
  );
}

export function numbersOutOfRange(right: Answer): Answer {
  const body = Buffer.from(right.body)
    .toString()
    .replace(/(?<="):\d+/g, ":-1e999");
  return { ...right, body };
}

/** Keys that poison objects made carelessly, in every object of the body. */
export function prototypeKeys(right: Answer): Answer {
  const body = Buffer.from(right.body)
    .toString()
    .replace(
      /\{(?=")/g,
      '{"__proto__":{"polluted":true,"count":0},"constructor":{"prototype":{"polluted":true}},',
    );
  return { ...right, body };
}

export function invalidUtf8(right: Answer): Answer {
  const bytes = Buffer.from(right.body);
  const quote = bytes.indexOf(':"') + 2;
  if (quote < 2) return { ...right, body: Buffer.from([0xff, 0xfe, 0xc3, 0x28]) };
  return {
    ...right,
    body: Buffer.concat([bytes.subarray(0, quote), Buffer.from([0xff, 0xc3, 0x28]), bytes.subarray(quote)]),
  };
}

export function nestedDeep(right: Answer): Answer {
  return { ...right, body: `${"[".repeat(200_000)}${"]".repeat(200_000)}` };
}

/** 20 MB of good JSON. */
export function huge(right: Answer): Answer {
  flood ??= Buffer.from(`{"description":"${"x".repeat(20_000_000)}"}`);
  return { ...right, body: flood };
}

/** 60 MB of good JSON, in 60 KB of gzip. */
export function gzipBomb(right: Answer): Answer {
  bomb ??= gzipSync(`{"description":"${"x".repeat(60_000_000)}"}`);
  return { ...right, headers: { ...right.headers, "content-encoding": "gzip" }, body: bomb };
}

export function hugeHeader(right: Answer): Answer {
  return { ...right, headers: { ...right.headers, "x-padding": "x".repeat(300_000) } };
}

/** Another digest than that of what is stored, well formed. */
export function otherDigest(right: Answer): Answer {
  return digests(right, `sha256:${"ab".repeat(32)}`);
}

export function digestOfNoForm(right: Answer): Answer {
  return digests(right, "sha256:not-hexadecimal\u202e`rm`");
}

let bomb: Buffer | undefined;
let flood: Buffer | undefined;

function withJson(right: Answer, value: unknown): Answer {
  return { ...right, body: JSON.stringify(value) };
}

/** The body with every value replaced, from the inside out. A body that isn't JSON stays. */
function mapped(right: Answer, change: (value: unknown) => unknown): Answer {
  const text = Buffer.from(right.body).toString();
  if (!/^\s*[[{]/.test(text)) return right;
  return { ...right, body: JSON.stringify(JSON.parse(text, (_, value: unknown) => change(value))) };
}

function digests(right: Answer, digest: string): Answer {
  const body = Buffer.from(right.body)
    .toString()
    .replace(/sha256:[0-9a-f]{64}/g, digest);
  const headers = Object.fromEntries(
    Object.entries(right.headers).map(([name, value]) => [
      name,
      value.replace(/sha256:[0-9a-f]{64}/, encodeURI(digest)),
    ]),
  );
  return { ...right, headers, body };
}
