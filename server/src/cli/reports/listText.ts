import type { ImageReference } from "../../core/imageReference.ts";
import type { Say } from "../../core/say.ts";
import { type FileReport, imageNameOf } from "./report.ts";
import { ansiPaint, noPaint, visible, withoutCommands } from "./terminal.ts";
import type { TextLook } from "./textLook.ts";

/** `list --format text`: a line for each reference, in columns. */
export async function listText(files: readonly FileReport[], look: TextLook): Promise<string> {
  const paint = look.colour ? ansiPaint : noPaint;
  const rows = files.flatMap((file) =>
    file.references.map((image) => {
      const { start } = file.lines.rangeOf(image.span);
      return {
        place: `${visible(file.file)}:${start.line + 1}:${start.character + 1}`,
        kind: image.kind,
        raw: visible(image.raw),
        meaning: meaningOf(image, look.say),
      };
    }),
  );
  const widthOf = rows.every(({ place, raw }) => isPlain(place) && isPlain(raw))
    ? (text: string) => text.length
    : (await import("./widths.ts")).widthOf;
  const pad = (text: string, width: number) => text + " ".repeat(Math.max(0, width - widthOf(text)));
  const most = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((max, row) => Math.max(max, of(row)), 0);
  const place = most((row) => widthOf(row.place));
  const kind = most((row) => row.kind.length);
  const raw = Math.min(
    48,
    most((row) => widthOf(row.raw)),
  );
  const lines = rows
    .map(
      (row) =>
        `${pad(row.place, place)}  ${paint.dim(pad(row.kind, kind))}  ${paint.strong(pad(row.raw, raw))}  ${row.meaning}`.trimEnd() +
        "\n",
    )
    .join("");
  return withoutCommands(lines);
}

/** Text that takes a column for each character: knowing the width of others takes longer to load than a file to read. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function meaningOf(image: ImageReference, say: Say): string {
  switch (image.role) {
    case "image":
    case "artifact":
      return imageNameOf(image);
    case "local":
      return say("built here, or a named context");
    case "stage":
      return say("build stage {0}", visible(image.stage ?? image.value ?? ""));
    case "scratch":
      return say("nothing: an empty start");
    case "unresolved":
    case "invalid":
      return visible(image.problem?.message ?? "");
  }
}
