#!/usr/bin/env node
// @ts-check
// Draws icon.png, as the Marketplace wants it, from docs/images/icon.svg.
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { ensureChromium } from "./support/chromium.mjs";
import { root } from "./support/npm.mjs";

const size = 128;
const drawing = fs.readFileSync(path.join(root, "docs/images/icon.svg"), "utf8");
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: path.join(root, "icon.png"), omitBackground: true });
} finally {
  await browser.close();
}
