import assert from "node:assert/strict";
import { readTarget } from "../../../server/src/core/page/target.ts";
import { loadKnowledge } from "../../../server/src/knowledge.ts";

const { hosts } = loadKnowledge();

describe("judging where a link leads", () => {
  const table: readonly (readonly [address: string, standing: string, host: string | null])[] = [
    ["http://rd.lesac.ru/book?k=1", "campaign", "rd.lesac.ru"],
    [
      "https://www.google.com/url?q=https%3A%2F%2Fbltlly.com%2F2tAbCd&sa=D",
      "made-up-shortener",
      "bltlly.com",
    ],
    ["http://www.google.ru/url?sa=t&url=http://rd.lesac.ru/x", "campaign", "rd.lesac.ru"],
    ["https://www.google.com/url?q=https://docs.docker.com/x&sa=D&usg=AOvVaw", "known", "docs.docker.com"],
    ["https://vk.com/away.php?to=http%3A%2F%2Frd.lesac.ru", "campaign", "rd.lesac.ru"],
    ["https://a.example/go?url=aHR0cDovL3JkLmxlc2FjLnJ1L3g=", "campaign", "rd.lesac.ru"],
    ["https://a.example/?u=https://b.example/?u=http://rd.lesac.ru", "campaign", "rd.lesac.ru"],
    ["http://rd2.lesac.ru/book", "campaign-sibling", "rd2.lesac.ru"],
    ["http://lesac.ru/", "campaign-sibling", "lesac.ru"],
    ["http://notlesac.ru/", "plain", "notlesac.ru"],
    ["http://lesac.ru.example/", "plain", "lesac.ru.example"],
    ["https://newhost.com/2uF6wd", "shortener-like", "newhost.com"],
    ["https://newhost.com/2wIZX5", "shortener-like", "newhost.com"],
    ["https://newhost.com/2A0RZe", "shortener-like", "newhost.com"],
    ["https://newhost.com/2xF6wd", "plain", "newhost.com"],
    ["https://lamps.blogspot.com/?file=2A0RZe", "lead-on-blog", "lamps.blogspot.com"],
    ["https://lamps.blogspot.com/2012/10/?m=1", "plain", "lamps.blogspot.com"],
    ["https://t.co/AbCdEf", "shortener", "t.co"],
    ["https://a.example/x\\n\\n", "plain", "a.example"],
    ["https://docs.very-long-honest-host.example/2uF6wd", "plain", "docs.very-long-honest-host.example"],
    ["https://a.example/?d=2A0RTw", "shortener-like", "a.example"],
    ["https://a.example/?v=20240115", "plain", "a.example"],
    ["a-tool.site", "plain", "a-tool.site"],
    ["https://www.lamp.edu/x", "known", "lamp.edu"],
    ["https://town-school.example/x", "known", "town-school.example"],
    ["https://bit.ly/3abc", "shortener", "bit.ly"],
    ["https://dockr.ly/3abc", "brand", "dockr.ly"],
    ["https://sites.google.com/view/x", "plain", "sites.google.com"],
    ["https://mail.google.com/x", "known", "mail.google.com"],
    ["https://penzu.com/p/1", "abused", "penzu.com"],
    ["https://github.com/a/b?url=http://rd.lesac.ru", "known", "github.com"],
    ["//a.example/x", "plain", "a.example"],
    ["hxxps://a[.]example/x", "plain", "a.example"],
    ["https://ｅxample.рф/", "plain", "example.xn--p1ai"],
    ["java\nscript:alert(1)", "odd", null],
    ["http://203.0.113.9/x.exe", "odd", "203.0.113.9"],
    ["203.0.113.9/x.exe", "odd", "203.0.113.9"],
    ["203.0.113.0/24", "within", null],
    ["https://www.google.com/url?q=https://docs.google.com/document/d/1", "plain", "docs.google.com"],
    ["https://www.google.com/url?q=https://sites.google.com/view/x", "plain", "sites.google.com"],
    ["https://a.co.uk/?url=http://b.co.uk/x", "plain", "b.co.uk"],
    ["https://open.dados.gov.br/x", "known", "open.dados.gov.br"],
    ["http://192.168.1.10:8080", "within", "192.168.1.10"],
    ["http://localhost:3000", "within", "localhost"],
    ["#usage", "within", null],
    ["docs/x.md", "within", null],
    ["mailto:a@b.example", "within", null],
    ["http://[", "within", null],
  ];
  for (const [address, standing, host] of table) {
    it(`${JSON.stringify(address)} is ${standing}`, () => {
      const target = readTarget(address, hosts);
      assert.deepEqual([target.standing, target.host], [standing, host]);
    });
  }

  it("names the redirects on the way", () => {
    const { via } = readTarget("https://www.google.com/url?q=http://rd.lesac.ru", hosts);
    assert.deepEqual(via, ["www.google.com"]);
    assert.deepEqual(readTarget("https://a.co.uk/?url=http://b.co.uk/x", hosts).via, ["a.co.uk"]);
    const own = "https://www.google.com/url?q=https://docs.google.com/document/d/1";
    assert.deepEqual(readTarget(own, hosts).via, [], "which is the same company's");
  });
});
