import assert from "node:assert/strict";
import { containerFileGlobs, isTemplate, sourceKindOf } from "../../server/src/core/fileKinds.ts";

const byName: Readonly<Record<string, readonly string[]>> = {
  dockerfile: [
    "Dockerfile",
    "dockerfile",
    "a/b/Dockerfile",
    "C:\\work\\Dockerfile",
    "Dockerfile.prod",
    "Dockerfile-alpine",
    "dockerfile.dev",
    "app.dockerfile",
    "app.Dockerfile",
    "Containerfile",
    "Containerfile.dev",
    "containerfile",
    "app.containerfile",
    "Dockerfile.md",
    "Dockerfile.j2",
    "Dockerfile.template",
  ],
  compose: [
    "compose.yaml",
    "compose.yml",
    "docker-compose.yml",
    "docker-compose.yaml",
    "docker-compose.override.yml",
    "compose.prod.yaml",
    "deploy/my-docker-compose-file.yml",
    "docker_compose.yml",
    "test.compose.yml",
  ],
  none: [
    "Dockerfile.dockerignore",
    "app.dockerfile.dockerignore",
    ".dockerignore",
    "Containerfile.containerignore",
    "Dockerfiles/readme.txt",
    "MyDockerfile",
    "Dockerfile_old",
    "docker.yml",
    "compose.json",
    "compose.yaml.bak",
    "compose/other.yml",
    "docker-bake.hcl",
    "values.yaml",
    "",
  ],
};

function isIgnoreList(path: string): boolean {
  return /\.(?:docker|container)ignore$/.test(path);
}

/** What the globs say of a path: their signs are `**`, `*`, `[…]`-less names and braces only. */
function matchesGlob(path: string): boolean {
  return containerFileGlobs.some((glob) => {
    const pattern = glob
      .replace(/[.+^$()|[\]\\]/g, "\\$&")
      .replace(/\{([^}]*)\}/g, (_, words: string) => `(?:${words.split(",").join("|")})`)
      .replaceAll("**/", "(?:.*/)?")
      .replace(/(?<!\.)\*/g, "[^/]*");
    return new RegExp(`^${pattern}$`).test(path);
  });
}

describe("kinds of files", () => {
  for (const [kind, paths] of Object.entries(byName)) {
    for (const path of paths) {
      it(`takes ${JSON.stringify(path)} as ${kind}`, () => {
        assert.equal(sourceKindOf(path) ?? "none", kind);
      });
    }
  }

  it("agrees with the globs that editors get, but for the lists of files to ignore", () => {
    for (const path of Object.values(byName).flat()) {
      const plain = path.replaceAll("\\", "/");
      const expected = sourceKindOf(path) !== undefined;
      if (isIgnoreList(path)) continue;
      assert.equal(matchesGlob(plain), expected, path);
    }
  });

  it("goes by the editor's language where the name says nothing", () => {
    assert.equal(sourceKindOf("build", "dockerfile"), "dockerfile");
    assert.equal(sourceKindOf("build", "Dockerfile"), "dockerfile");
    for (const language of ["dockercompose", "docker-compose", "yaml.docker-compose"]) {
      assert.equal(sourceKindOf("stack.yml", language), "compose", language);
    }
    assert.equal(sourceKindOf("untitled:1", "plaintext"), undefined);
    assert.equal(sourceKindOf("Dockerfile.dockerignore", "dockerfile"), undefined);
  });

  it("looks into YAML of any other name", () => {
    const compose = "# c\nversion: '3'\nservices:\n  # one\n  web:\n    ports: []\n    image: nginx\n";
    assert.equal(sourceKindOf("stack.yml", undefined, compose), "compose");
    assert.equal(sourceKindOf("stack.yml", "yaml", compose.replaceAll("\n", "\r\n")), "compose");
    assert.equal(sourceKindOf("stack.yml", "yaml", "services:\n  web: { image: nginx }\n"), "compose");
    assert.equal(sourceKindOf("stack.yml", "yaml", "services: { web: { build: . } }\n"), "compose");
    assert.equal(sourceKindOf("untitled:1", "yaml", compose), "compose");
    assert.equal(sourceKindOf("stack.txt", undefined, compose), undefined);
    assert.equal(sourceKindOf("stack.yml", "yaml", "services:\n  web:\n    port: 80\nimage: x\n"), undefined);
    assert.equal(
      sourceKindOf("ci.yml", "yaml", "jobs:\n  a:\n    services:\n      db:\n        image: x\n"),
      undefined,
    );
    assert.equal(sourceKindOf("stack.yml", "yaml", "services:\n- image: x\n"), undefined);
  });

  it("knows templates by their endings", () => {
    for (const path of [
      "Dockerfile.j2",
      "Dockerfile.tmpl",
      "a/Dockerfile.template",
      "Dockerfile.md",
      "compose.yaml.tpl",
    ]) {
      assert.ok(isTemplate(path), path);
    }
    for (const path of ["Dockerfile", "Dockerfile.prod", "compose.yaml", "app.dockerfile"]) {
      assert.ok(!isTemplate(path), path);
    }
  });
});
