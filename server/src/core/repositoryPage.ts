import { hubRepository, type Reference } from "./reference.ts";

/** A page about a repository, for people. */
export interface RepositoryPage {
  /** Name of the place that the page is on. */
  readonly place: string;
  readonly address: string;
}

/** Registries beside Docker Hub whose pages for people follow from a repository's path. */
const pages: Readonly<Record<string, { readonly place: string; readonly prefix: string }>> = {
  "quay.io": { place: "Quay", prefix: "https://quay.io/repository/" },
  "ghcr.io": { place: "GitHub", prefix: "https://ghcr.io/" },
  "mcr.microsoft.com": {
    place: "Microsoft Artifact Registry",
    prefix: "https://mcr.microsoft.com/artifact/mar/",
  },
};

/** The page of a reference's repository; undefined for a registry that has none, or none that we know of. */
export function repositoryPage(reference: Reference): RepositoryPage | undefined {
  const path = hubRepository(reference);
  if (path !== undefined) {
    const page = path.startsWith("library/") ? `_/${path.slice("library/".length)}` : `r/${path}`;
    return { place: "Docker Hub", address: `https://hub.docker.com/${page}` };
  }
  const known = Object.hasOwn(pages, reference.domain) ? pages[reference.domain] : undefined;
  return known && { place: known.place, address: `${known.prefix}${reference.path}` };
}
