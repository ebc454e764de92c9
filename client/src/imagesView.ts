import {
  type Disposable,
  EventEmitter,
  l10n,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from "vscode";

import type { ImageEntry, ImagePlace, Verdict } from "../../server/src/lsp/protocol.ts";

/** The view, as the manifest names it. */
export const imagesViewId = "tare.images";

/** A group, an image in it, or a place that uses the image. */
export type ImagesNode =
  | { readonly kind: "group"; readonly verdict: Verdict; readonly images: readonly ImageEntry[] }
  | { readonly kind: "image"; readonly image: ImageEntry }
  | { readonly kind: "place"; readonly place: ImagePlace };

const order: readonly Verdict[] = ["endangers", "broken", "worth-knowing", "unchecked", "fine"];

/** The images of the workspace, the gravest first. Each image is named once, with the places that use it below. */
export class ImagesView implements TreeDataProvider<ImagesNode>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view = window.createTreeView(imagesViewId, { treeDataProvider: this, showCollapseAll: true });
  #images: readonly ImageEntry[] = [];
  #troubleOnly = false;

  /** Shows other images; the groups stay as open as they were. */
  show(images: readonly ImageEntry[]): void {
    this.#images = images;
    this.#changed.fire(undefined);
  }

  /** Leaves out what is fine, or shows it again. */
  filter(troubleOnly: boolean): void {
    this.#troubleOnly = troubleOnly;
    this.#changed.fire(undefined);
  }

  getChildren(node?: ImagesNode): readonly ImagesNode[] & ImagesNode[] {
    if (node === undefined) return this.#groups();
    if (node.kind === "group") return node.images.map((image) => ({ kind: "image", image }));
    if (node.kind === "image") return node.image.places.map((place) => ({ kind: "place", place }));
    return [];
  }

  getTreeItem(node: ImagesNode): TreeItem {
    switch (node.kind) {
      case "group":
        return groupItem(node.verdict, node.images.length);
      case "image":
        return imageItem(node.image);
      case "place":
        return placeItem(node.place);
    }
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  #groups(): ImagesNode[] {
    return order.flatMap((verdict) => {
      if (this.#troubleOnly && verdict === "fine") return [];
      const images = this.#images.filter((image) => image.verdict === verdict);
      return images.length === 0 ? [] : [{ kind: "group" as const, verdict, images }];
    });
  }
}

function groupItem(verdict: Verdict, count: number): TreeItem {
  const open = verdict !== "fine" && verdict !== "unchecked";
  const item = new TreeItem(
    titleOf(verdict),
    open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  item.id = `group:${verdict}`;
  item.description = String(count);
  item.iconPath = iconOf(verdict);
  item.contextValue = "group";
  return item;
}

function imageItem(image: ImageEntry): TreeItem {
  const item = new TreeItem(withShortDigest(image.name), TreeItemCollapsibleState.Collapsed);
  item.id = `image:${image.name}`;
  if (image.says !== null) item.description = withoutName(image.says, image.name);
  item.tooltip = image.says === null ? image.name : `${image.name}\n${image.says}`;
  item.accessibilityInformation = {
    label: image.says === null ? image.name : `${image.name}. ${image.says}`,
  };
  item.contextValue = "image";
  return item;
}

/** A digest in full would leave no room for what is said of the image; the tooltip has it. */
function withShortDigest(name: string): string {
  return name.replace(/(@\w+:[0-9a-f]{8})[0-9a-f]{8,}$/, "$1…");
}

/** What is said of an image stands behind its name, so the name it begins with is not said again. */
function withoutName(says: string, name: string): string {
  const repository = name.replace(/[:@].*$/, "");
  const rest = [name, repository].find((prefix) => says.startsWith(`${prefix} `));
  return rest === undefined ? says : says.slice(rest.length + 1);
}

function placeItem({ uri, range }: ImagePlace): TreeItem {
  const file = Uri.parse(uri);
  const item = new TreeItem(workspace.asRelativePath(file), TreeItemCollapsibleState.None);
  item.description = l10n.t("line {0}", range.start.line + 1);
  item.resourceUri = file;
  item.iconPath = ThemeIcon.File;
  item.contextValue = "place";
  item.command = {
    command: "vscode.open",
    title: l10n.t("Go to the place"),
    arguments: [file, { selection: toSelection(range), preserveFocus: false }],
  };
  return item;
}

function toSelection({ start, end }: ImagePlace["range"]): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function titleOf(verdict: Verdict): string {
  switch (verdict) {
    case "endangers":
      return l10n.t("Endangers");
    case "broken":
      return l10n.t("Broken");
    case "worth-knowing":
      return l10n.t("Worth knowing");
    case "unchecked":
      return l10n.t("Not checked");
    case "fine":
      return l10n.t("Fine");
  }
}

function iconOf(verdict: Verdict): ThemeIcon {
  switch (verdict) {
    case "endangers":
      return new ThemeIcon("shield", new ThemeColor("problemsErrorIcon.foreground"));
    case "broken":
      return new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground"));
    case "worth-knowing":
      return new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground"));
    case "unchecked":
      return new ThemeIcon("question");
    case "fine":
      return new ThemeIcon("pass", new ThemeColor("testing.iconPassed"));
  }
}
