import type { ImageSpec, RepositorySpec } from "../model.ts";
import { officialPage } from "../pages.ts";

/* The words that the world is written in. A number in place of a date is an age in days. */

/** The platforms of the images that are built for most. */
export const everywhere =
  "linux/amd64 linux/arm/v5 linux/arm/v7 linux/arm64/v8 linux/386 linux/ppc64le linux/riscv64 linux/s390x".split(
    " ",
  );
export const usual = ["linux/amd64", "linux/arm64/v8", "linux/s390x"];
export const amd64 = ["linux/amd64"];

/** One image: its tags, its age in days, its size in megabytes. */
export function image(
  tags: string,
  pushed: ImageSpec["pushed"],
  mb: number,
  more: Partial<ImageSpec> = {},
): ImageSpec {
  return { tags, pushed, mb, ...more };
}

/**
 * The variants of one release: `family("22.1 22", 5, { "": 390, "-slim": 78 })` is two images, `22.1 22` and
 * `22.1-slim 22-slim`. Endings separated by spaces share an image; `latest-slim` is written `slim`.
 */
export function family(
  names: string,
  pushed: number,
  sizes: Readonly<Record<string, number>>,
): readonly ImageSpec[] {
  return Object.entries(sizes).map(([endings, mb]) => {
    const tags = names
      .split(" ")
      .flatMap((name) =>
        endings.split(" ").map((end) => (name === "latest" && end !== "" ? end.slice(1) : name + end)),
      );
    return image(tags.join(" "), pushed, mb);
  });
}

/** An official image: pulls in millions, registered in the year given. */
export function officialImage(
  name: string,
  about: string,
  year: number,
  pulls: number,
  images: readonly ImageSpec[],
  more: Partial<RepositorySpec> = {},
): RepositorySpec {
  return {
    name: `library/${name}`,
    description: about,
    page: officialPage(name, about),
    registered: `${year}-06-05T19:14:45.231940Z`,
    pulls: pulls * 1_000_000,
    stars: Math.round(Math.sqrt(pulls) * 180),
    images,
    platforms: usual,
    attested: true,
    ...more,
  };
}

export function repository(
  name: string,
  description: string,
  registered: RepositorySpec["registered"],
  pulls: number,
  images: readonly ImageSpec[],
  more: Partial<RepositorySpec> = {},
): RepositorySpec {
  return { name, description, registered, pulls, stars: Math.floor(pulls / 40_000), images, ...more };
}
