const general = `Tare tells whether the Docker Hub images that Dockerfiles and compose files name exist, who stands
behind them, and whether they can be trusted.

  tare list    [PATH...]   every image reference, resolved; asks nobody
  tare check   [PATH...]   what is wrong with the images, and the way out
  tare pin     [PATH...]   write digests into the files
  tare explain IMAGE       all that is known of one image

PATH is a file or a folder, "." where none is given. "tare help COMMAND" says more.
`;

const platform = `  --platform OS/ARCH        what images are meant for where a file names no platform: linux/arm64
`;

const reading = `  --as dockerfile|compose   what a named file is, where its name doesn't tell
  --build-arg NAME=VALUE    a value for an ARG or a compose variable; may be repeated
${platform}`;

const lookups = `  --offline                 ask nobody; what the text and Tare's lists tell is still said
  --no-memory               keep no answers between runs
  --policy FILE             use this policy; --no-policy uses none (else .tare.yaml, beside or above)
  --docker-config           sign in with Docker's own credentials
  --patience TIME           how long to wait where a registry asks to slow down: 30s, 5m (60s)
`;

const commands: Readonly<Record<string, string>> = {
  list: `tare list [PATH...] [--format text|json|cyclonedx]

Lists every image reference in stable order, with what it resolves to. No network.

${reading}`,
  check: `tare check [PATH...] [--format text|json|sarif|github|gitlab] [--fail-on error|warning|info|never]
           [--strict] [--offline]

Checks every image and says what is wrong with it.

  --fail-on LEVEL           ends with 1 at this severity or above (error)
  --strict                  ends with 3 where something could not be checked
${reading}${lookups}
Ends with 0 where nothing at or above --fail-on was found, 1 where something was, 2 on wrong use or an
internal fault, 3 where nothing bad was found but, with --strict, something could not be checked.
`,
  pin: `tare pin [PATH...] [--dry-run] [--fix]

Writes the digest behind each image's tag into the files, keeping the tag. Nothing else of a line changes.
What was reported, or is no image, is left as it is.

  --dry-run                 say what would change, write nothing
  --fix                     also apply the fix that a finding marks as very likely meant
${reading}${lookups}`,
  explain: `tare explain IMAGE [--format text|json]

Facts and findings for one image, as the editor's hover shows them.

${platform}${lookups}`,
};

/** What `--help` prints for a command, or for all of them. */
export function helpText(about: string | undefined): string {
  return (about !== undefined && commands[about]) || general;
}
