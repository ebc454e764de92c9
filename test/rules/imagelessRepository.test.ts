import { imagelessRepository } from "../../server/src/core/rules/imagelessRepository.ts";
import { checkRule } from "../harness/check.ts";

const hub = { "acme/void": [], "acme/tool": ["1"] };

describe("imageless-repository", () => {
  it("marks the name", () =>
    checkRule(
      imagelessRepository,
      hub,
      `
      FROM acme/void:1
           ^^^^^^^^^ error: acme/void holds no image…
      FROM acme/tool:2
      FROM acme/gone
      `,
    ));

  it("needs the registry to agree with Hub's list", () =>
    checkRule(imagelessRepository, hub, "FROM acme/void:1", { registryUnknown: "offline" }));

  it("believes the registry over Hub's list", () =>
    checkRule(imagelessRepository, { "acme/void": { unlisted: ["1"] } }, "FROM acme/void:1"));
});
