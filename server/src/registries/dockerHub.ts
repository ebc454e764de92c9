import type { Fact } from "../core/facts.ts";
import { isRecord, readJson, unknown, unknownFrom, unknownStatus } from "./answers.ts";
import type { Http, HttpAnswer, HttpResult } from "./http.ts";
import {
  readNamespace,
  readPublisher,
  readRepository,
  readSearch,
  readTag,
  readTagList,
} from "./hubAnswers.ts";
import type { HubPass } from "./hubSignIn.ts";
import { hubName, isPath, isTag } from "./names.ts";
import type { Asking, Registry, Repository } from "./registry.ts";

export interface DockerHubOptions {
  readonly http: Http;
  /** Origin of the API, without a slash at the end. */
  readonly hubUrl: string;
  /** The registry behind the Hub: its word on a manifest is the second source. */
  readonly manifest: Registry["manifest"];
  readonly now: () => number;
  /** Signs in; nobody does where it is undefined. */
  readonly signIn?: (asking: Asking) => Promise<HubPass>;
}

/**
 * Docker Hub's own API, which knows what the registry protocol doesn't: records, dates, publishers. No request is
 * a pull.
 *
 * @see https://docs.docker.com/reference/api/hub/latest/
 */
export function dockerHub(options: DockerHubOptions): Registry {
  const api = hubApi(options);

  return {
    async tag(repository, tag, asking) {
      const paths = repositoryPaths(repository, `/tags/${tag}`);
      if (paths === undefined || !isTag(tag)) return refused;
      return api.ask(paths, (body) => readTag(body, tag), asking);
    },
    async repository(repository, asking) {
      const paths = repositoryPaths(repository, "");
      if (paths === undefined) return refused;
      return api.ask(paths, readRepository, asking);
    },
    async tags(repository, query, asking) {
      const pageSize = Math.min(Math.max(Math.trunc(query.pageSize), 1), 100);
      const filter = query.contains === undefined ? "" : `&name=${encodeURIComponent(query.contains)}`;
      const paths = repositoryPaths(repository, `/tags?page_size=${pageSize}&ordering=last_updated${filter}`);
      if (paths === undefined) return refused;
      return api.ask(paths, (body) => readTagList(body, query.contains ?? null), asking);
    },
    manifest: options.manifest,
    async publisher(_domain, namespace, asking) {
      if (!isPath(namespace) || namespace.includes("/")) return refused;
      return api.ask([`/v2/users/${namespace}/`, `/v2/orgs/${namespace}/`], readPublisher, asking);
    },
    async namespace(_domain, namespace, asking) {
      if (!isPath(namespace) || namespace.includes("/")) return refused;
      const query = "?page_size=100&ordering=-last_updated";
      return api.ask(
        [`/v2/namespaces/${namespace}/repositories${query}`, `/v2/repositories/${namespace}/${query}`],
        readNamespace,
        asking,
      );
    },
    async search(query, asking) {
      const path = `/v2/search/repositories/?query=${encodeURIComponent(query.slice(0, 100))}&page_size=25`;
      return api.ask([path], readSearch, asking);
    },
  };
}

const anonymous: HubPass = { authorization: undefined };

const refused: Fact<never> = unknown("malformed", "Docker Hub can't have such a name, so it was not asked");

/** The documented path, then the older one that asks for no login. */
function repositoryPaths(repository: Repository, rest: string): [string, string] | undefined {
  const hub = hubName(repository.path);
  if (hub === undefined) return undefined;
  const { namespace, name } = hub;
  return [
    `/v2/namespaces/${namespace}/repositories/${name}${rest}`,
    `/v2/repositories/${namespace}/${name}${rest}`,
  ];
}

function hubApi({ http, hubUrl, now, signIn }: DockerHubOptions) {
  /** Kinds of path whose documented form asked for a login: the older form is asked first from then on. */
  const needLogin = new Set<string>();

  function send(path: string, authorization: string | undefined, asking: Asking) {
    const headers = { accept: "application/json", ...(authorization !== undefined && { authorization }) };
    return http({ method: "GET", url: hubUrl + path, headers, asking });
  }

  return {
    async ask<T>(
      paths: readonly [string, ...string[]],
      read: (body: unknown) => T | undefined,
      asking: Asking,
    ): Promise<Fact<T>> {
      const pass = (await signIn?.(asking)) ?? anonymous;
      if ("fact" in pass) return pass.fact;
      const { authorization } = pass;
      const factOf = (result: HttpResult) => toFact(result, read, authorization !== undefined);
      const [documented, older] = paths;
      const kind = documented.includes("/tags") ? "tags" : documented.split("/").slice(0, 3).join("/");
      if (older !== undefined && needLogin.has(kind)) return factOf(await send(older, authorization, asking));
      const first = await send(documented, authorization, asking);
      if (older === undefined || first.kind === "fault" || !asksOtherPath(first)) return factOf(first);
      const second = await send(older, authorization, asking);
      if (second.kind === "answer" && (second.status === 200 || isAbsent(second))) needLogin.add(kind);
      return factOf(second);
    },
  };

  function toFact<T>(result: HttpResult, read: (body: unknown) => T | undefined, signedIn: boolean): Fact<T> {
    if (result.kind === "fault") return unknownFrom(result);
    if (result.status === 200) {
      const value = read(readJson(result));
      return value === undefined
        ? unknown("malformed", "the answer is not what Docker Hub sends")
        : { state: "known", value, askedAt: now() };
    }
    if (isAbsent(result)) return { state: "absent", askedAt: now(), ...(signedIn && { signedIn }) };
    if (result.status === 404) return unknown("malformed", "a page instead of an answer");
    return unknownStatus(result.status);
  }
}

/** The documented path is closed to callers without a login, or this server doesn't have it. */
function asksOtherPath(answer: HttpAnswer): boolean {
  return answer.status === 401 || (answer.status === 404 && isUnknownRoute(readJson(answer)));
}

/**
 * Only Hub's own "not found" counts. Blocked clients and proxies get 404 pages too, and those prove nothing.
 *
 * @see https://github.com/docker/hub-feedback/issues/2252
 */
function isAbsent(answer: HttpAnswer): boolean {
  if (answer.status !== 404) return false;
  const body = readJson(answer);
  if (!isRecord(body) || isUnknownRoute(body)) return false;
  return typeof body.message === "string" || typeof body.detail === "string";
}

/** An address that the API doesn't have, rather than a thing that isn't there. */
function isUnknownRoute(body: unknown): boolean {
  return (
    isRecord(body) &&
    !("errinfo" in body) &&
    typeof body.message === "string" &&
    /(?:page|route|path) not found/i.test(body.message)
  );
}
