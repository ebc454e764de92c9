// Runs inside the page of VS Code's workbench, where there is a document; so TypeScript, which knows of none here,
// does not check it. Each function stands alone, as its text is what travels to the page.

/**
 * The box of the first place where `wanted` is drawn in these lines of an editor; null where it is nowhere.
 * @param {Element[]} lines
 * @param {string} wanted
 * @returns {{ x: number, y: number, width: number, height: number } | null}
 */
export function boxOfText(lines, wanted) {
  const sorted = [...lines].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  for (const line of sorted) {
    const at = line.textContent.replaceAll("\u00a0", " ").indexOf(wanted);
    if (at < 0) continue;
    // A line is drawn as one element for each token, so offsets are looked up in its text nodes.
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let seen = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { length } = node.textContent;
      if (at >= seen && at < seen + length) range.setStart(node, at - seen);
      if (at + wanted.length <= seen + length) {
        range.setEnd(node, at + wanted.length - seen);
        break;
      }
      seen += length;
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }
  return null;
}

/**
 * The texts in an editor that have a squiggle of a kind under them, from the top.
 * @param {Element} editor
 * @param {string} kind
 * @returns {string[]}
 */
export function underlinedTexts(editor, kind) {
  const lines = [...editor.querySelectorAll(".view-line")];
  const marks = [...editor.querySelectorAll(`.squiggly-${kind}`)]
    .map((mark) => mark.getBoundingClientRect())
    .sort((a, b) => a.top - b.top || a.left - b.left);
  return marks.map((mark) => {
    const middle = mark.top + mark.height / 2;
    const line = lines.find((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top <= middle && middle <= bottom;
    });
    if (line === undefined) return "";
    // The characters whose middle stands above the mark.
    let text = "";
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (let index = 0; index < node.textContent.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const { left, width } = range.getBoundingClientRect();
        const center = left + width / 2;
        if (center > mark.left && center < mark.right) text += node.textContent[index];
      }
    }
    return text.replaceAll("\u00a0", " ");
  });
}

/**
 * A picture as WebP, which is a third of the same PNG. Both are Base64.
 * @param {{ png: string, quality: number }} picture
 * @returns {Promise<string>}
 */
export async function asWebP({ png, quality }) {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  const made = await canvas.convertToBlob({ type: "image/webp", quality });
  let text = "";
  for (const byte of new Uint8Array(await made.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}
