import { Parser } from "htmlparser2";
import MarkdownIt, { type Token } from "markdown-it";
import type { Page, PageBlock, PageLink } from "./page.ts";
import { findWrittenLinks } from "./writtenLinks.ts";

/** Docker Hub takes no longer pages. */
const longestPage = 25_000;
/**
 * More opening brackets than an honest paragraph has, in all and waiting for their ends: finding the ends of links
 * costs the square of those that have none.
 */
const mostBrackets = 150;
const mostOpenBrackets = 6;

let parser: MarkdownIt | undefined;

/**
 * Reads a page as Docker Hub renders it: Markdown with tables, and the HTML in it. Nothing is resolved, followed
 * or left out for its scheme.
 */
export function readPage(markdown: string): Page {
  parser ??= newParser();
  const builder = new PageBuilder();
  for (const token of parser.parse(bounded(markdown), {})) readBlock(token, builder);
  return builder.finish();
}

function newParser(): MarkdownIt {
  const markdown = new MarkdownIt({ html: true, linkify: false });
  // What a browser would refuse to follow is worth seeing too, and as it is written.
  markdown.validateLink = () => true;
  markdown.normalizeLink = (target) => target;
  markdown.normalizeLinkText = (text) => text;
  return markdown;
}

/** Cuts a page to what is read, and takes out what would make that slow. */
function bounded(markdown: string): string {
  let brackets = 0;
  let open = 0;
  return markdown.slice(0, longestPage).replace(/\n(?=[ \t]*(?:\n|[-*+#|] ))|\\.|[[\]]/g, (sign) => {
    if (sign === "\n") brackets = open = 0;
    else if (sign === "]") open = Math.max(0, open - 1);
    else if (sign === "[") {
      if (++brackets > mostBrackets || ++open > mostOpenBrackets) return " ";
    }
    return sign;
  });
}

function readBlock(token: Token, builder: PageBuilder): void {
  switch (token.type) {
    case "inline":
      for (const child of token.children ?? []) readInline(child, builder);
      return;
    case "fence":
    case "code_block":
      builder.code(token.content);
      return;
    case "html_block":
      readHtml(token.content, builder);
      return;
    case "heading_open":
      builder.startBlock("heading");
      return;
    case "td_open":
    case "th_open":
      builder.startBlock("cell");
      return;
    default:
      if (token.block && token.nesting !== 0) builder.startBlock("text");
  }
}

function readInline(token: Token, builder: PageBuilder): void {
  switch (token.type) {
    case "text":
    case "text_special":
      builder.write(token.content);
      return;
    case "softbreak":
    case "hardbreak":
      builder.write("\n");
      return;
    case "code_inline":
      builder.codeSpan(token.content);
      return;
    case "strong_open":
      builder.bold(true);
      return;
    case "strong_close":
      builder.bold(false);
      return;
    case "link_open":
      builder.openLink(String(token.attrGet("href") ?? ""));
      return;
    case "link_close":
      builder.closeLink();
      return;
    case "image":
      builder.image(String(token.attrGet("src") ?? ""), token.content);
      return;
    case "html_inline":
      readHtml(token.content, builder);
      return;
  }
}

const htmlBlocks = new Set(
  "p div br hr li ul ol tr table center section article details summary blockquote pre td th".split(" "),
);

/**
 * Reads a piece of HTML. An element may begin in one piece and end in another, with Markdown between, so each piece
 * has a parser of its own and what is open is kept by the builder.
 */
function readHtml(html: string, builder: PageBuilder): void {
  let unseen = 0;
  const reader = new Parser({
    onopentag(name, attributes) {
      if (/^h[1-6]$/.test(name)) builder.startBlock("heading");
      else if (htmlBlocks.has(name)) builder.startBlock(name === "td" || name === "th" ? "cell" : "text");
      else if (name === "a") builder.openLink(attributes.href ?? "");
      else if (name === "b" || name === "strong") builder.bold(true);
      else if (name === "img") builder.image(attributes.src ?? "", attributes.alt ?? "");
      else if (name === "script" || name === "style") unseen++;
      else if (name === "iframe" || name === "meta") builder.image(attributes.src ?? "", "");
    },
    ontext(text) {
      if (unseen === 0) builder.write(text);
    },
    onclosetag(name, implied) {
      if (name === "script" || name === "style") unseen--;
      else if (implied) return;
      else if (name === "a") builder.closeLink();
      else if (/^h[1-6]$/.test(name) || htmlBlocks.has(name)) builder.startBlock("text");
    },
  });
  // Without an end, so that what is still open stays open.
  reader.write(html);
  if (/<\/a\s*>/i.test(html)) builder.closeLink();
  if (/<\/(?:b|strong)\s*>/i.test(html)) builder.bold(false);
}

interface OpenLink {
  readonly target: string;
  readonly block: number;
  bold: boolean;
  text: string;
  image: boolean;
}

/** Puts blocks and links together from pieces in the order in which they come. */
class PageBuilder {
  readonly #blocks: PageBlock[] = [];
  readonly #links: PageLink[] = [];
  readonly #images: string[] = [];
  readonly #code: string[] = [];
  #kind: PageBlock["kind"] = "text";
  #text: string[] = [];
  #bold = false;
  #link: OpenLink | undefined;

  startBlock(kind: PageBlock["kind"]): void {
    this.#endBlock();
    this.#kind = kind;
  }

  write(text: string): void {
    if (text === "") return;
    if (this.#link === undefined) this.#findWrittenLinks(text);
    this.#add(text);
  }

  #add(text: string): void {
    this.#text.push(text);
    if (this.#link === undefined) return;
    this.#link.text += text;
    if (text.trim() !== "") this.#link.bold ||= this.#bold;
  }

  code(text: string): void {
    this.#code.push(text);
  }

  /** Code within a text: part of it, and a host's name in it is an argument rather than a link. */
  codeSpan(text: string): void {
    this.code(text);
    if (text.includes("://")) this.write(text);
    else if (text !== "") this.#add(text);
  }

  bold(on: boolean): void {
    this.#bold = on;
  }

  image(source: string, alternative: string): void {
    if (source !== "") this.#images.push(source);
    if (this.#link !== undefined) this.#link.image = true;
    this.write(alternative);
  }

  openLink(target: string): void {
    this.closeLink();
    const block = this.#blocks.length;
    this.#link = { target: target.trim(), block, bold: false, text: "", image: false };
  }

  closeLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (link === undefined || link.target === "") return;
    this.#links.push({ ...link, text: link.text.trim(), how: "link" });
  }

  finish(): Page {
    this.#endBlock();
    this.closeLink();
    return {
      blocks: this.#blocks,
      links: this.#links,
      images: this.#images,
      code: this.#code.join("\n"),
      text: this.#blocks.map((block) => block.text).join("\n"),
    };
  }

  #endBlock(): void {
    const text = this.#text.join("").trim();
    this.#text = [];
    if (text === "") return;
    this.#blocks.push({ kind: this.#kind, text });
    this.#kind = "text";
  }

  #findWrittenLinks(text: string): void {
    const block = this.#blocks.length;
    for (const target of findWrittenLinks(text)) {
      this.#links.push({ text: target, target, block, how: "text", bold: this.#bold, image: false });
    }
  }
}
