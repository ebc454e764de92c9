import type { RepositorySpec } from "../model.ts";
import { downloaderPage, ebookPage, redirectedEbookPage, websitePage } from "../pages.ts";
import { repository } from "./words.ts";

/** Many repositories of one account within days, none with an image: only its name, summary and page differ. */
function burst(
  account: string,
  count: number,
  from: number,
  days: number,
  each: (at: number) => { readonly name: string; readonly description: string; readonly page: string },
): readonly RepositorySpec[] {
  return Array.from({ length: count }, (_, at) => {
    const { name, description, page } = each(at);
    return repository(`${account}/${name}`, description, from - (days * at) / count, 0, [], { page });
  });
}

/** Repositories of the three campaigns: a page each, no image. */
export const bait: readonly RepositorySpec[] = [
  repository("zorvek/kitap-pdf", "Download free pdf epub kitap indir", 60, 0, [], {
    page: redirectedEbookPage("Kitap", "Qx7Lm"),
  }),
  // Shows signs, and fits no campaign.
  repository("lucky/play", "", 30, 4, [], {
    page: "Online casino, sports betting and instant loans.\n\n[Play now](https://play-win.example/go)",
  }),
  ...burst("zorvek", 1_025, 59.9, 2.9, (at) => ({
    name: `roman-${at}-pdf`,
    description: `Roman ${at} free pdf epub`,
    page: redirectedEbookPage(`Roman ${at}`, `R${1000 + at}`),
  })),
  ...burst("lumbrandic", 1_026, 140, 3, (at) => ({
    name: `the-quiet-letter-${at}`,
    description: `The Quiet Letter ${at} read online free`,
    page: ebookPage(`The Quiet Letter ${at}`, `b${at}`),
  })),
  ...burst("plarnettoy1978", 156, 1_160, 1, (at) => ({
    name: `archive-fixer-${at}-crack`,
    description: `Archive Fixer ${at} crack serial number free download`,
    page: downloaderPage(`Archive Fixer ${at}`, `Zk${String(at).padStart(2, "0")}`),
  })),
  repository(
    "quillorandex/website",
    "44 year old Horticultural Nursery Grower Benny from Thorold",
    1_400,
    0,
    [],
    { page: websitePage("5d1f0c7e") },
  ),
  repository(
    "brantholeme/website",
    "44 year old Horticultural Nursery Grower Benny from Thorold",
    1_399,
    0,
    [],
    { page: websitePage(undefined) },
  ),
];
