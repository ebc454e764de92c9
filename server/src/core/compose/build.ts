import { pathFrom } from "../paths.ts";
import { type MappedText, slice } from "./mappedText.ts";
import {
  asScalar,
  type ComposeNode,
  type ComposeScalar,
  entriesOf,
  field,
  itemsOf,
  scalarField,
  textField,
  textOf,
} from "./nodes.ts";
import type { ProjectService } from "./project.ts";

/** How a service is built. */
export interface ComposeBuild {
  /** Where its Dockerfile may be, in the order of looking; none for an inline or a remote one. */
  readonly dockerfiles: readonly string[];
  /** Whether it is one on this disk of which the file doesn't say where it is: a variable has no value. */
  readonly isAnywhere: boolean;
  readonly inline: ComposeScalar | undefined;
  readonly args: readonly BuildArgument[];
  /** What stands for an image of some name in its Dockerfile, by that name. */
  readonly contexts: ReadonlyMap<string, string>;
}

export interface BuildArgument {
  readonly name: string;
  /** Undefined where it has none: the Dockerfile's own default counts. */
  readonly value: string | undefined;
  /** Where the value stands; undefined for one from the environment. */
  readonly scalar: ComposeScalar | undefined;
  /** The value within the scalar's expanded text: behind `NAME=` in the list form. */
  readonly cut: (text: MappedText) => MappedText;
}

/** Undefined for a service that isn't built. */
export function readBuild({ service, context }: ProjectService, ownFolder: string): ComposeBuild | undefined {
  if (!context.builds) return undefined;
  const build = field(service, "build");
  const inline = scalarField(build, "dockerfile_inline");
  const written = build?.kind === "map" ? scalarField(build, "context") : asScalar(build);
  const owner = (written ?? scalarField(build, "dockerfile"))?.owner;
  const folder = owner?.folder ?? ownFolder;
  const contextPath = written === undefined ? "." : textOf(written);
  const named = textField(build, "dockerfile");
  const isKnown = contextPath !== undefined && !isRemote(contextPath) && inline === undefined;
  const names = named !== undefined ? [named] : scalarField(build, "dockerfile") ? [] : defaultDockerfiles;
  return {
    dockerfiles: isKnown ? names.map((name) => pathFrom(pathFrom(folder, contextPath), name)) : [],
    isAnywhere:
      inline === undefined && (contextPath === undefined || (!isRemote(contextPath) && names.length === 0)),
    inline,
    args: readArguments(field(build, "args")),
    contexts: readContexts(field(build, "additional_contexts")),
  };
}

const defaultDockerfiles = ["Dockerfile", "dockerfile"] as const;

function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(context);
}

function readArguments(args: ComposeNode | undefined): readonly BuildArgument[] {
  const found = new Map<string, BuildArgument>();
  for (const [name, value] of entriesOf(args)) {
    const scalar = asScalar(value);
    if (scalar !== undefined)
      found.set(
        name,
        argument(name, scalar, (text) => text),
      );
    else if (value.kind === "scalar" && value.isNull) found.set(name, fromEnvironment(name, value));
  }
  for (const item of itemsOf(args)) {
    const scalar = asScalar(item);
    if (scalar === undefined) continue;
    const text = expanded(scalar)?.text ?? "";
    const equals = text.indexOf("=");
    if (equals < 0) found.set(text, fromEnvironment(text, scalar));
    else
      found.set(
        text.slice(0, equals),
        argument(text.slice(0, equals), scalar, (all) => slice(all, equals + 1)),
      );
  }
  return [...found.values()];
}

function argument(name: string, scalar: ComposeScalar, cut: (text: MappedText) => MappedText): BuildArgument {
  const text = expanded(scalar);
  return { name, value: text === undefined ? undefined : cut(text).text, scalar, cut };
}

function fromEnvironment(name: string, scalar: ComposeScalar): BuildArgument {
  return { name, value: scalar.owner.lookup(name), scalar: undefined, cut: (text) => text };
}

function expanded(scalar: ComposeScalar): MappedText | undefined {
  const { result, problem, unset } = scalar.expanded;
  return problem === undefined && unset.length === 0 ? result : undefined;
}

function readContexts(contexts: ComposeNode | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of entriesOf(contexts)) {
    if (value.tag !== "reset") found.set(name, textOf(asScalar(value)) ?? "");
  }
  for (const item of itemsOf(contexts)) {
    const text = textOf(asScalar(item)) ?? "";
    const equals = text.indexOf("=");
    if (equals > 0) found.set(text.slice(0, equals), text.slice(equals + 1));
  }
  return found;
}
