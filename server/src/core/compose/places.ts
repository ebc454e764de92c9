import type { ReferenceKind } from "../imageReference.ts";
import { type MappedText, slice } from "./mappedText.ts";
import {
  asScalar,
  type ComposeMap,
  type ComposeNode,
  type ComposeScalar,
  entriesOf,
  field,
  itemsOf,
  scalarField,
  textField,
} from "./nodes.ts";

/** A scalar of a compose file that holds image references. */
export interface Place {
  readonly kind: ReferenceKind;
  readonly scalar: ComposeScalar;
  /** The references within the expanded value: all of it for most kinds. */
  readonly cut: (value: MappedText) => readonly MappedText[];
  /** The service it belongs to; undefined for what stands outside of services. */
  readonly service: ServiceContext | undefined;
}

/** What is said of a service beside its images. */
export interface ServiceContext {
  readonly name: string;
  readonly builds: boolean;
  /** `always`, `missing`, `build`, …; undefined where none is written. */
  readonly pullPolicy: string | undefined;
  /** `os/arch[/variant]`, null where none is asked for. */
  readonly platform: string | null;
}

export const whole = (value: MappedText): readonly MappedText[] => [value];

/** Every place of a service but those inside the Dockerfile that it builds. */
export function servicePlaces(service: ComposeMap, context: ServiceContext): Place[] {
  const places: Place[] = [];
  // Such a service is run by another program than Docker, and its image is never pulled.
  const provided = field(service, "provider");
  if (provided?.kind !== "map") {
    const image = scalarField(service, "image");
    if (image !== undefined) places.push({ kind: "image", scalar: image, cut: whole, service: context });
  }
  for (const step of itemsOf(field(service, "pre_start"))) {
    const image = scalarField(step, "image");
    if (image !== undefined) places.push({ kind: "pre-start", scalar: image, cut: whole, service: context });
  }
  for (const volume of itemsOf(field(service, "volumes"))) {
    const image = scalarField(volume, "source");
    if (image !== undefined && textField(volume, "type") === "image") {
      places.push({ kind: "volume-image", scalar: image, cut: whole, service: context });
    }
  }
  const build = field(service, "build");
  const contexts = field(build, "additional_contexts");
  for (const scalar of entriesOf(contexts).values()) {
    const value = asScalar(scalar);
    if (value !== undefined) {
      places.push({ kind: "additional-context", scalar: value, cut: contextImage, service: context });
    }
  }
  for (const item of itemsOf(contexts)) {
    const value = asScalar(item);
    if (value === undefined) continue;
    const cut = (text: MappedText) => contextImage(slice(text, text.text.indexOf("=") + 1));
    places.push({ kind: "additional-context", scalar: value, cut, service: context });
  }
  for (const kind of ["cache-from", "cache-to"] as const) {
    for (const item of itemsOf(field(build, kind.replace("-", "_")))) {
      const value = asScalar(item);
      if (value !== undefined) places.push({ kind, scalar: value, cut: cacheImages, service: context });
    }
  }
  return places;
}

export function modelPlaces(models: ComposeNode | undefined): Place[] {
  const places: Place[] = [];
  for (const model of entriesOf(models).values()) {
    const scalar = scalarField(model, "model");
    if (scalar !== undefined) places.push({ kind: "model", scalar, cut: whole, service: undefined });
  }
  return places;
}

const imageScheme = "docker-image://";

/** `docker-image://node:22`; other schemes and paths are no images. */
export function contextImage(value: MappedText): readonly MappedText[] {
  return value.text.startsWith(imageScheme) ? [slice(value, imageScheme.length)] : [];
}

/**
 * `type=registry,ref=acme/app:cache`, or references alone. One line of CSV whose fields may be in double quotes.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#cache-from
 */
function cacheImages(value: MappedText): readonly MappedText[] {
  const fields = csvFields(value);
  if (fields.every((part) => !part.text.includes("="))) return fields.filter((part) => part.text !== "");
  const options = new Map<string, MappedText>();
  for (const part of fields) {
    const equals = part.text.indexOf("=");
    if (equals < 0) return [];
    options.set(part.text.slice(0, equals).trim().toLowerCase(), slice(part, equals + 1));
  }
  const ref = options.get("ref");
  return options.get("type")?.text === "registry" && ref !== undefined ? [ref] : [];
}

/** The fields of one line of CSV, without the quotes around them. */
function csvFields(value: MappedText): readonly MappedText[] {
  const fields: MappedText[] = [];
  const { text } = value;
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"';
    const close = quoted ? text.indexOf('"', at + 1) : -1;
    const comma = text.indexOf(",", close < 0 ? at : close);
    const end = comma < 0 ? text.length : comma;
    fields.push(close < 0 ? slice(value, at, end) : slice(value, at + 1, close));
    at = end + 1;
  }
  return fields;
}
