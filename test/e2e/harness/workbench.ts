import type { Browser, Locator, Page } from "playwright-core";
import { eventually } from "./eventually.ts";
import { boxOfText, underlinedTexts } from "./inPage.mjs";

/** The editor draws blanks as no-break spaces. */
const withBlanks = (text: string): string => text.replaceAll("\u00a0", " ");

/** VS Code's workbench as a person uses it. Every step waits for a state; none sleeps a fixed time. */
export class Workbench {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens an address and waits for the editor of a file. */
  static async open(browser: Browser, url: string, file: string, scale = 1): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: scale });
    const workbench = new Workbench(page);
    await page.goto(url);
    await workbench.waitForEditor(file);
    return workbench;
  }

  async waitForEditor(file: string): Promise<void> {
    const editor = ".editor-group-container.active .editor-instance .monaco-editor";
    const line = `${editor}:is([data-uri$="/${file}"], [data-uri="untitled:${file}"]) .view-line`;
    await this.page.waitForSelector(line, { timeout: 60_000 });
  }

  /** Opens a file by its name. */
  async openFile(name: string): Promise<void> {
    await this.#choose("ControlOrMeta+P", name, name);
    await this.waitForEditor(name);
  }

  /** Runs a command by its exact title. */
  async runCommand(title: string): Promise<void> {
    await this.#choose("F1", `>${title}`, title);
  }

  /**
   * Presses a key that opens a list, types, and goes down the list to what bears exactly this label. Where it isn't
   * there, the list is closed and asked for again: a file made while the workbench was up may be missing in the list
   * it remembers, and a page within the workbench can swallow the key.
   */
  async #choose(key: string, typed: string, label: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget input");
    const labels = this.page.locator(".quick-input-list .monaco-list-row .label-name");
    for (let attempt = 1; ; attempt += 1) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(typed, { timeout: 3000 });
        await labels.getByText(label, { exact: true }).first().waitFor({ timeout: 3000 });
        break;
      } catch (error) {
        if (attempt === 5) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
    const inFocus = this.page.locator(".quick-input-list .monaco-list-row.focused .label-name").first();
    for (let down = 0; withBlanks(await inFocus.innerText()) !== label; down += 1) {
      if (down === 20) throw new Error(`"${label}" can't be reached with the arrow keys.`);
      await input.press("ArrowDown");
    }
    // To the input itself: where it lost the focus meanwhile, the key would go into the file.
    await input.press("Enter");
  }

  /** The lines of the editor in front; one that was closed can stay in the page, unseen. */
  get #lines(): Locator {
    return this.page.locator(".editor-group-container.active .editor-instance .view-line:visible");
  }

  /** The lines of the active editor that are on screen. */
  async lines(): Promise<readonly string[]> {
    const rows = await this.#lines.evaluateAll((lines) =>
      lines
        .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? "" }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return rows.map(withBlanks);
  }

  /** Where the middle of a text stands on the screen; the first such text in the active editor. */
  async pointOf(text: string): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.#lines.evaluateAll(boxOfText, text);
    if (box === null) throw new Error(`"${text}" is not on screen: ${JSON.stringify(await this.lines())}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** The texts on screen that have a squiggle under them, from top to bottom; waits for as many as are `expected`. */
  async squiggles(kind: "error" | "warning" | "info", expected: readonly string[]): Promise<void> {
    const editor = this.page.locator(".editor-group-container.active .editor-instance").first();
    const read = () => editor.evaluate(underlinedTexts, kind);
    await eventually(
      `${kind} squiggles`,
      read,
      (seen) => JSON.stringify(seen) === JSON.stringify(expected),
      30_000,
    );
  }

  /** Moves the mouse over a text and answers what the hover says, once it holds `contains`. */
  async hover(text: string, contains: string): Promise<string> {
    const { x, y } = await this.pointOf(text);
    // Away first, so that a hover that is shown closes.
    await this.page.mouse.move(x, y + 250);
    await this.page.mouse.move(x, y, { steps: 3 });
    const hover = this.page.locator(".monaco-resizable-hover:visible .monaco-hover-content");
    const read = async () => withBlanks((await hover.allInnerTexts()).join("\n"));
    return eventually(`hover over "${text}"`, read, (said) => said.includes(contains));
  }

  /** Puts the cursor at the end of the line that holds a text. */
  async goToEndOf(text: string): Promise<void> {
    const { x, y } = await this.pointOf(text);
    await this.page.mouse.click(x, y);
    await this.page.keyboard.press("End");
  }

  /** What is suggested while someone types, as `label, what stands beside it`; waits for what `accept` takes. */
  async suggestions(accept: (seen: readonly string[]) => boolean): Promise<readonly string[]> {
    const rows = this.page.locator(".suggest-widget.visible .monaco-list-row");
    const read = () =>
      rows.evaluateAll((list) =>
        list
          .map((row) => ({
            at: Number(row.getAttribute("data-index")),
            says: row.getAttribute("aria-label") ?? "",
          }))
          .sort((a, b) => a.at - b.at)
          .map(({ says }) => says),
      );
    return eventually("suggestions", read, accept);
  }

  /** The commands that the palette lists for a text, as they stand there. */
  async palette(text: string): Promise<readonly string[]> {
    await this.page.keyboard.press("F1");
    await this.page.fill(".quick-input-widget input", `>${text}`);
    const rows = this.page.locator(".quick-input-list .monaco-list-row .quick-input-list-row:first-child");
    const read = async () => (await rows.allInnerTexts()).map((row) => withBlanks(row).trim());
    const seen = await eventually(`commands for ${text}`, read, (all) =>
      all.some((row) => row.includes(text)),
    );
    await this.page.keyboard.press("Escape");
    return seen;
  }

  get #menuRows(): Locator {
    return this.page.locator(".action-widget .monaco-list-row.action");
  }

  /** Puts the cursor into a text, asks for quick fixes with the key for it, and answers their titles. */
  async quickFixes(text: string): Promise<readonly string[]> {
    for (let attempt = 1; ; attempt += 1) {
      await this.closeMenu();
      const { x, y } = await this.pointOf(text);
      await this.page.mouse.click(x, y);
      await this.page.keyboard.press("ControlOrMeta+.");
      try {
        await this.#menuRows.first().waitFor({ timeout: 3000 });
        return (await this.#menuRows.allInnerTexts()).map(withBlanks);
      } catch (error) {
        // A click that closes a hover can swallow the key.
        if (attempt === 5) throw error;
      }
    }
  }

  /** Takes the first entry of the menu that is open, as the Enter key does. */
  async takeFirstFix(): Promise<void> {
    await this.page.keyboard.press("Enter");
    await this.#menuRows.first().waitFor({ state: "hidden" });
  }

  /** Takes the entry with this title from the menu that is open. */
  async takeFix(title: string): Promise<void> {
    await this.#menuRows.filter({ hasText: title }).first().click();
    await this.#menuRows.first().waitFor({ state: "hidden" });
  }

  async closeMenu(): Promise<void> {
    if (!(await this.#menuRows.first().isVisible())) return;
    await this.page.keyboard.press("Escape");
    await this.#menuRows.first().waitFor({ state: "hidden" });
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+S");
  }

  /** The rows of the Problems panel, which it opens. */
  async problems(atLeast: number): Promise<readonly string[]> {
    const panel = this.page.locator(".markers-panel");
    if (!(await panel.isVisible())) await this.page.keyboard.press("ControlOrMeta+Shift+M");
    const rows = panel.locator(".monaco-list-row");
    const read = async () => (await rows.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, " ").trim());
    return eventually("rows of Problems", read, (seen) => seen.length >= atLeast);
  }

  /** What the notifications say that are on screen. */
  async toasts(): Promise<readonly string[]> {
    return this.page.locator(".notifications-toasts .notification-list-item-message:visible").allInnerTexts();
  }

  /** What pages within the workbench say: previews of Markdown. */
  async previews(): Promise<string> {
    const frames = this.page.frames().filter((frame) => frame.url().includes("/webview/"));
    const texts = frames.map((frame) => frame.locator("body").innerText({ timeout: 1000 }));
    return (await Promise.allSettled(texts))
      .map((text) => (text.status === "fulfilled" ? text.value : ""))
      .join("\n");
  }

  /** What the notifications say, those that are on screen no longer and those that were never shown too. */
  async notifications(): Promise<readonly string[]> {
    const shown = await this.toasts();
    const center = this.page.locator(".notifications-center.visible");
    for (let attempt = 1; ; attempt++) {
      await this.runCommand("Notifications: Show Notifications");
      try {
        await center.waitFor({ timeout: 5000 });
        break;
      } catch (fault) {
        if (attempt === 3) throw fault;
      }
    }
    const kept = await center.locator(".notification-list-item-message").allInnerTexts();
    await this.page.keyboard.press("Escape");
    return [...shown, ...kept];
  }

  /** The texts of the status bar, left to right. */
  async statusBar(): Promise<readonly string[]> {
    const items = this.page.locator(".statusbar .statusbar-item:visible");
    return (await items.allInnerTexts()).map((text) => withBlanks(text).trim()).filter((text) => text !== "");
  }
}
