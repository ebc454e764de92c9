/** What a reader of a repository's page would see and could click. All text is untrusted. */
export interface Page {
  /** Headings, paragraphs, list items and table cells in the order in which they stand. */
  readonly blocks: readonly PageBlock[];
  readonly links: readonly PageLink[];
  /** Addresses of images. */
  readonly images: readonly string[];
  /** The text of code blocks and code spans, joined by line ends. */
  readonly code: string;
  /** The text of all blocks, one to a line. */
  readonly text: string;
}

/** A page that says nothing. */
export const emptyPage: Page = { blocks: [], links: [], images: [], code: "", text: "" };

export interface PageBlock {
  readonly kind: "heading" | "text" | "cell";
  readonly text: string;
}

export interface PageLink {
  /** What stands in the place of the link: its text, else the alternative text of its image. */
  readonly text: string;
  /** The address as written, entities decoded; may be relative, or of any scheme. */
  readonly target: string;
  /** Index of its block. */
  readonly block: number;
  /** `text`: written out in the text, and so its own text. */
  readonly how: "link" | "text";
  /** True for one that is set in bold. */
  readonly bold: boolean;
  /** True where an image is what one clicks. */
  readonly image: boolean;
}
