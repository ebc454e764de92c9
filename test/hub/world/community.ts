import type { RepositorySpec } from "../model.ts";
import { movedPage } from "../pages.ts";
import { amd64, image, repository } from "./words.ts";

/** Of plain accounts: in use, hardly used, new, private, emptied, and one slip away from a known name. */
export const community: readonly RepositorySpec[] = [
  repository("acme/app", "The Acme application", "2021-03-02T09:00:00Z", 180_000, [
    image("1.5.0 1.5 1 latest", 16, 90),
    image("1.4.2 1.4", 120, 88, { platforms: amd64, shape: "index", attested: true }),
    image("1.3", 400, 84, { platforms: amd64 }),
  ]),
  repository("acme/tool", "Small helpers for builds", "2020-03-02T09:00:00Z", 52_000, [
    image("2.1.0 2.1 2 latest", 33, 22),
    image("1.9 1", 420, 21),
  ]),
  repository("acme/old-tool", "The tool, before it moved", "2019-02-11T09:00:00Z", 2_400_000, [], {
    emptiedPush: 430,
    page: movedPage("acme/old-tool", "ghcr.io/acme/old-tool"),
    type: "image",
  }),
  repository("acme/chart", "Helm chart of the Acme application", "2022-05-01T09:00:00Z", 8_000, [
    image("1.2.0", 60, 0.03, { contentType: "helm" }),
  ]),
  repository("acme/secret", "", "2021-03-02T09:00:00Z", 40, [image("latest", 20, 90)], { private: true }),
  repository("acme/legacy", "", "2017-04-25T09:11:17.568035Z", 275, [
    image("latest", "2017-11-02T07:47:35.374523Z", 25.5, {
      platforms: amd64,
      format: "docker",
      withoutDigest: true,
      pulled: 90,
    }),
  ]),
  repository("acme/statements", "Signatures and provenance only", 200, 900, [
    image("latest", 30, 0.1, { platforms: ["unknown/unknown"], shape: "index", contentType: "image" }),
  ]),
  repository(
    "acme/nightly",
    "A build for every commit",
    "2020-01-01T09:00:00Z",
    61_000,
    Array.from({ length: 5_000 }, (_, at) =>
      image(
        `build-${String(5_000 - at).padStart(5, "0")}${at === 0 ? " nightly latest" : ""}`,
        at / 10 + 0.2,
        40,
      ),
    ),
  ),
  repository("fresh/app", "", 3, 0, []),
  repository("robin/first-try", "learning docker", "2022-08-14T09:10:11.123456Z", 2, []),
  repository("robin/notes", "A little note keeper", 400, 740, [image("latest 0.3", 45, 31)]),
  repository("nova/sprout", "Seeds for gardens", 2, 9, [image("latest 0.1", 1.5, 18, { platforms: amd64 })]),
  repository("hobby/thing", "", 900, 12, [image("latest", 890, 210, { platforms: amd64, format: "docker" })]),
  // One slip away from official names.
  repository("ngnix/nginx", "nginx", 40, 31, []),
  repository("pyhton/python", "python", 380, 210, [image("latest 3", 370, 48, { platforms: amd64 })]),
];
