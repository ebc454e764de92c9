import { type Answer, type Asked, html, json, type Routed } from "./answer.ts";
import { searchV2, searchV4 } from "./hubSearch.ts";
import {
  accountRecord,
  listedRepository,
  pageRecord,
  repositoryRecord,
  tagImagesRecord,
  tagRecord,
} from "./hubShapes.ts";
import type { SignIn } from "./signIn.ts";
import type { StoredRepository, World } from "./worldIndex.ts";

/** Answers for hub.docker.com: which endpoint a request means, and what it says. */
export function routeHub(world: World, signIn: SignIn, asked: Asked): Routed {
  const path = asked.url.pathname.replace(/\/+$/, "");
  const caller = () => signIn.hubCaller(asked.headers.authorization);
  const parts = path.split("/").slice(1).map(decode);

  if (parts[0] === "v2" && (parts[1] === "auth" || parts[1] === "users") && asked.method === "POST") {
    const login = parts.slice(1).join("/");
    if (login === "auth/token") return { endpoint: "hub.login", answer: () => signIn.hubToken(asked.body) };
    if (login === "users/login") return { endpoint: "hub.login", answer: () => signIn.hubLogin(asked.body) };
  }
  if (asked.method !== "GET" && asked.method !== "HEAD") {
    return {
      endpoint: "hub.other",
      answer: () => json(405, { message: "405: Method Not Allowed" }, { allow: "GET, HEAD" }),
    };
  }

  const account = parts[0] === "v2" && parts.length === 3 ? parts[2] : undefined;
  if (account !== undefined && parts[1] === "users") {
    return { endpoint: "hub.user", answer: () => userAnswer(world, account) };
  }
  if (account !== undefined && parts[1] === "orgs") {
    return { endpoint: "hub.organization", answer: () => organizationAnswer(world, account) };
  }
  if (path === "/v2/search/repositories") {
    return { endpoint: "hub.search", answer: () => searchV2(world, asked.url) };
  }
  if (path === "/api/search/v4") {
    return { endpoint: "hub.search", answer: () => searchV4(world, asked.url) };
  }
  if (path === "/api/content/v1/products/search") {
    // Shut off in 2024: it still answers, with nothing.
    return {
      endpoint: "hub.search",
      answer: () => json(200, { page: 1, page_size: 25, summaries: [], count: 0 }),
    };
  }

  const place = repositoryPath(parts);
  if (place === undefined) return { endpoint: "hub.other", answer: () => unknownRoute(parts) };
  const { namespace, name, rest } = place;
  if (name === undefined) {
    return {
      endpoint: "hub.namespace",
      answer: () => withCaller(caller(), (who) => namespaceAnswer(world, namespace, who, asked.url)),
    };
  }
  const found = (answer: (repository: StoredRepository) => Answer) => () =>
    withCaller(caller(), (who) => repositoryAnswer(world, namespace, name, who, answer));
  const [kind, tag, more] = rest;
  if (kind === undefined)
    return { endpoint: "hub.repository", answer: found((each) => json(200, repositoryRecord(each))) };
  if (kind === "tags" && tag === undefined) {
    return { endpoint: "hub.tags", answer: found((each) => tagsAnswer(each, namespace, name, asked)) };
  }
  if (kind === "tags" && tag !== undefined && more === undefined) {
    return { endpoint: "hub.tag", answer: found((each) => tagAnswer(each, namespace, name, tag)) };
  }
  if (kind === "tags" && tag !== undefined && more === "images" && rest.length === 3) {
    return {
      endpoint: "hub.tagImages",
      answer: found((each) => tagImagesAnswer(each, namespace, name, tag)),
    };
  }
  return { endpoint: "hub.other", answer: () => unknownRoute(parts) };
}

/** Both spellings: `/v2/namespaces/{ns}/repositories[/{repo}…]` and the deprecated `/v2/repositories/{ns}[/{repo}…]`. */
function repositoryPath(parts: readonly string[]) {
  if (parts[0] !== "v2") return undefined;
  if (parts[1] === "namespaces" && parts[3] === "repositories") {
    const [, , namespace, , name, ...rest] = parts;
    return namespace === undefined ? undefined : { namespace, name, rest };
  }
  if (parts[1] === "repositories") {
    const [, , namespace, name, ...rest] = parts;
    return namespace === undefined ? undefined : { namespace, name, rest };
  }
  return undefined;
}

/** The API answers an unknown route with JSON without `errinfo`; deeper or other paths get the web site's page. */
function unknownRoute(parts: readonly string[]): Answer {
  return parts[0] === "v2" && parts[1] !== "repositories" && parts.length < 6
    ? json(404, { message: "404: Page Not Found" })
    : html(404, "Not Found");
}

function withCaller(who: string | null | "invalid", answer: (who: string | null) => Answer): Answer {
  return who === "invalid" ? json(401, { errinfo: null, message: "unauthorized" }) : answer(who);
}

function notFound(errinfo: object): Answer {
  return json(404, { message: "httperror 404: object not found", errinfo });
}

function repositoryAnswer(
  world: World,
  namespace: string,
  name: string,
  who: string | null,
  answer: (repository: StoredRepository) => Answer,
): Answer {
  const repository = world.repository(`${namespace}/${name}`);
  if (repository === undefined) return notFound({ namespace, repository: name });
  if (repository.spec.private === true && who !== namespace) {
    return who === null
      ? notFound({ namespace, repository: name })
      : json(403, { errinfo: null, message: "permission denied" });
  }
  return answer(repository);
}

/** A namespace that nobody has answers like one without repositories. */
function namespaceAnswer(world: World, namespace: string, who: string | null, url: URL): Answer {
  const wanted = url.searchParams.get("name") ?? "";
  const ordering = url.searchParams.get("ordering") ?? "-last_updated";
  const field = ordering.replace(/^-/, "");
  if (field !== "name" && field !== "last_updated" && field !== "pull_count") {
    const allowed = "name, -name, last_updated, -last_updated, pull_count, -pull_count";
    return json(400, {
      fields: { ordering: [`Invalid ordering value. Must be one of: ${allowed}`] },
      text: "Invalid ordering value",
    });
  }
  const sign = ordering.startsWith("-") ? -1 : 1;
  const listed = world
    .repositories(namespace)
    .filter(({ spec }) => spec.private !== true || who === namespace)
    .filter(({ spec }) => spec.name.slice(namespace.length + 1).includes(wanted))
    .sort((a, b) => sign * compareBy(field, a, b));
  return paged(url, listed, listedRepository, { namespace });
}

function compareBy(
  field: "name" | "last_updated" | "pull_count",
  a: StoredRepository,
  b: StoredRepository,
): number {
  if (field === "pull_count") return a.spec.pulls - b.spec.pulls;
  if (field === "name") return a.spec.name < b.spec.name ? -1 : 1;
  return (a.pushedAt ?? a.registeredAt) - (b.pushedAt ?? b.registeredAt);
}

/** `ordering=last_updated` means the newest first here, unlike in the list of repositories. */
function tagsAnswer(repository: StoredRepository, namespace: string, name: string, asked: Asked): Answer {
  const { searchParams } = asked.url;
  const wanted = searchParams.get("name") ?? "";
  const ordering = searchParams.get("ordering") ?? "last_updated";
  const names = repository.tagNames.filter((tag) => tag.includes(wanted));
  if (ordering === "name" || ordering === "-name") names.sort();
  if (ordering.startsWith("-")) names.reverse();
  // HEAD is the documented question "has it any tags?", so an empty list is 404 then.
  if (asked.method === "HEAD" && names.length === 0) return notFound({ namespace, repository: name });
  const record = (tag: string) => {
    const tagged = repository.tag(tag);
    return tagged === undefined ? {} : tagRecord(repository, tagged);
  };
  return paged(asked.url, names, record, { namespace, repository: name });
}

function tagAnswer(repository: StoredRepository, namespace: string, name: string, tag: string): Answer {
  const tagged = repository.tag(tag);
  if (tagged === undefined) return notFound({ namespace, repository: name, tag });
  return json(200, tagRecord(repository, tagged));
}

function tagImagesAnswer(repository: StoredRepository, namespace: string, name: string, tag: string): Answer {
  const tagged = repository.tag(tag);
  if (tagged === undefined) return notFound({ namespace, repository: name, tag });
  return json(200, tagImagesRecord(tagged));
}

/** One page; past the end it is 404, but the first page of an empty list is 200. */
function paged<T>(url: URL, all: readonly T[], record: (each: T) => object, errinfo: object): Answer {
  const page = Number(url.searchParams.get("page") ?? 1);
  const pageSize = Math.min(100, Number(url.searchParams.get("page_size") ?? 10));
  if (!Number.isInteger(page) || page < 1 || !Number.isInteger(pageSize) || pageSize < 1)
    return notFound(errinfo);
  const results = all.slice((page - 1) * pageSize, page * pageSize);
  if (results.length === 0 && page > 1) return notFound(errinfo);
  return json(200, pageRecord(url, page, pageSize, all.length, results.map(record)));
}

/** Each kind of account redirects from the other kind's path. */
function userAnswer(world: World, name: string): Answer {
  const account = world.account(name);
  if (account === undefined) return notFound({ username: name });
  return account.kind === "user" ? json(200, accountRecord(account, world)) : moved(`/v2/orgs/${name}/`);
}

function organizationAnswer(world: World, name: string): Answer {
  const account = world.account(name);
  if (account === undefined) return notFound({ orgname: name });
  return account.kind === "organization"
    ? json(200, accountRecord(account, world))
    : moved(`/v2/users/${name}/`);
}

function moved(location: string): Answer {
  return { status: 308, headers: { location }, body: "" };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
