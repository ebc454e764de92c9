import assert from "node:assert/strict";
import { findDataFaults } from "../scripts/checkData.ts";
import { loadKnowledge } from "../server/src/knowledge.ts";

describe("the lists", () => {
  it("keep to their schemas and name nothing twice", () => assert.deepEqual(findDataFaults(), []));

  it("are read into what the rules use", () => {
    const knowledge = loadKnowledge();
    assert.ok(knowledge.officialImages.has("nginx"));
    assert.equal(knowledge.malicious.get("vibersastra/ubuntu")?.reportedBy, "Sysdig");
    assert.equal(knowledge.compromised.get("docker.io/library/debian")?.length, 10);
    assert.equal(knowledge.registryConfusions.get("ghrc.io")?.meant, "ghcr.io");
    assert.equal(knowledge.hosts.campaign.get("rd.lesac.ru")?.verdict, "malicious");
  });

  it("begin what they offer with official images that are kept up", () => {
    const { commonImages, officialImages, deprecated } = loadKnowledge();
    const wrong = commonImages.filter((name) => !officialImages.has(name) || deprecated.images.has(name));
    assert.deepEqual(wrong, []);
  });

  it("never hold an honest name that was accused without proof", () => {
    const { malicious } = loadKnowledge();
    for (const name of [
      "truecharts",
      "traffmonetizer",
      "traffmonetizer/cli_v2",
      "dlandon",
      "dlandon/zoneminder",
    ]) {
      assert.equal(malicious.has(name), false, name);
    }
  });

  it("leave brand shorteners out of the shorteners", () => {
    const { hosts } = loadKnowledge();
    for (const host of [
      "dockr.ly",
      "aka.ms",
      "discord.gg",
      "youtu.be",
      "ibm.biz",
      "git.io",
      "amzn.to",
      "1drv.ms",
    ]) {
      assert.equal(hosts.shorteners.has(host), false, host);
      assert.equal(hosts.brands.has(host), true, host);
    }
  });

  it("count an image with mere advice as no deprecated one", () => {
    const { deprecated } = loadKnowledge();
    for (const name of ["nextcloud", "rockylinux", "teamspeak", "elasticsearch"]) {
      assert.equal(deprecated.images.has(name), false, name);
    }
  });
});
