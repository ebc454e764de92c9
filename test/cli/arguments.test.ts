import assert from "node:assert/strict";
import { parseCommand, UsageError } from "../../server/src/cli/arguments.ts";

describe("the command line", () => {
  it("reads the folder it stands in where no path is given", () => {
    const command = parseCommand(["list"]);
    assert.equal(command.name, "list");
    assert.deepEqual("paths" in command && command.paths, ["."]);
  });

  it("takes options before, between and behind paths", () => {
    const command = parseCommand(["check", "a", "--format=sarif", "b", "--fail-on", "warning", "--strict"]);
    assert.ok(command.name === "check");
    assert.deepEqual(command.paths, ["a", "b"]);
    assert.equal(command.format, "sarif");
    assert.equal(command.failOn, "warning");
    assert.equal(command.strict, true);
    assert.equal(command.offline, false);
  });

  it("waits a minute where a registry asks to slow down, unless told otherwise", () => {
    const patience = (...words: string[]) => {
      const command = parseCommand(["check", ...words]);
      return command.name === "check" && command.patienceMs;
    };
    assert.equal(patience(), 60_000);
    assert.equal(patience("--patience", "5m"), 300_000);
    assert.equal(patience("--patience", "0s"), 0);
  });

  it("fails on errors alone unless told otherwise", () => {
    const command = parseCommand(["check"]);
    assert.equal(command.name === "check" && command.failOn, "error");
  });

  it("takes build arguments, also empty ones and ones that hold an equals sign", () => {
    const command = parseCommand(["list", "--build-arg", "A=b=c", "--build-arg", "E="]);
    assert.ok(command.name === "list");
    assert.deepEqual(
      [...command.variables],
      [
        ["A", "b=c"],
        ["E", ""],
      ],
    );
  });

  it("reads a path behind -- even where it looks like an option", () => {
    const command = parseCommand(["list", "--", "--format"]);
    assert.deepEqual("paths" in command && command.paths, ["--format"]);
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no command", [], /A command is needed/],
    ["an unknown command", ["scan"], /no command "scan"/],
    ["a name of every object", ["constructor"], /no command "constructor"/],
    ["an unknown option", ["list", "--deep"], /--deep/],
    ["an option of another command", ["list", "--offline"], /"tare list" takes no --offline/],
    ["a format of another command", ["list", "--format", "sarif"], /text, json, cyclonedx/],
    ["an unknown level", ["check", "--fail-on", "fatal"], /error, warning, info, never/],
    ["explain without an image", ["explain"], /one image/],
    ["explain with two", ["explain", "a", "b"], /one image/],
    ["a build argument without a value", ["list", "--build-arg", "A"], /NAME=VALUE/],
    ["a platform without an architecture", ["check", "--platform", "linux"], /os\/architecture/],
    ["a patience without a unit", ["check", "--patience", "30"], /such as 30s or 5m/],
    ["a patience of hours", ["check", "--patience", "61m"], /an hour at most/],
    ["an unknown kind of file", ["list", "--as", "helm"], /dockerfile, compose/],
  ];
  for (const [what, words, says] of wrong) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => parseCommand(words),
        (error) => error instanceof UsageError && says.test(error.message),
      );
    });
  }

  it("gives help for a command, with --help or behind help", () => {
    assert.deepEqual(parseCommand(["check", "--help"]), { name: "help", about: "check" });
    assert.deepEqual(parseCommand(["help", "pin"]), { name: "help", about: "pin" });
    assert.deepEqual(parseCommand(["-h"]), { name: "help", about: undefined });
  });
});
