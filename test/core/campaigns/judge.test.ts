import assert from "node:assert/strict";
import fc from "fast-check";
import { documentationOf } from "../../../server/src/core/campaigns/documentation.ts";
import { fold } from "../../../server/src/core/campaigns/fold.ts";
import { judge } from "../../../server/src/core/campaigns/judge.ts";
import { toSubject } from "../../../server/src/core/campaigns/subject.ts";
import { phrases, Wording } from "../../../server/src/core/campaigns/wording.ts";
import { noTerms } from "../../../server/src/core/knowledge.ts";
import { readTarget } from "../../../server/src/core/page/target.ts";
import { english } from "../../../server/src/core/say.ts";
import { loadKnowledge } from "../../../server/src/knowledge.ts";
import { factsOf, type Sample } from "../../corpus/corpus.ts";
import { effortMs } from "../../harness/effort.ts";

const { hosts, baitTerms } = loadKnowledge();

function subjectOf(page: string, more: Partial<Sample> = {}) {
  const sample = {
    name: "someone/thing",
    campaign: null,
    language: "en",
    written: "beside" as const,
    description: "",
    namespace: undefined,
  };
  const whole = { ...sample, page, ...more };
  const subject = toSubject(whole.name, factsOf(whole), hosts);
  assert.ok(subject !== undefined);
  return subject;
}

function signalsIn(page: string, more: Partial<Sample> = {}): string[] {
  return judge(subjectOf(page, more), noTerms, english).signals.map(({ id }) => id);
}

describe("the signals of bait", () => {
  const offer = "Photo Pro with crack, free download.\n\n";
  const table: readonly (readonly [what: string, page: string, signal: string, other: string])[] = [
    ["a host of a campaign", "[x](http://rd.lesac.ru/a)", "campaign-host", "[x](http://lesac.example/a)"],
    ["a made-up shortener", "https://bltlly.com/2tAbCd", "made-up-shortener", "https://bit.ly/2tAbCd"],
    [
      "a host beside one of a campaign",
      "[x](http://rd2.lesac.ru/a)",
      "campaign-host",
      "[x](http://lesac.test/a)",
    ],
    [
      "a brand's shortener behind a button",
      "👉👉 [DOWNLOAD FULL](https://aka.ms/AbCd) 👈👈",
      "only-way-out",
      "We are on [X](https://aka.ms/AbCd)",
    ],
    [
      "a redirect",
      "[x](https://www.google.com/url?q=https://a.example)",
      "hidden-target",
      "[x](https://a.example)",
    ],
    [
      "a harmless redirect",
      "[x](https://vk.com/away.php?to=https://a.example)",
      "hidden-target",
      "[x](https://www.google.com/url?q=https://docs.docker.com)",
    ],
    [
      "another address than shown",
      "[https://good.example/x](https://bad.example/x)",
      "disguised-link",
      "[https://good.example/x](https://good.example/x)",
    ],
    [
      "a code for an address",
      "[x](https://a.example/?d=2A0RTw)",
      "shortener-like",
      "[x](https://a.example/?d=about)",
    ],
    [
      "an address that is no link",
      "Visit lampworks dot top for it",
      "spelled-address",
      "Write to sam at lampworks dot top",
    ],
    [
      "such an address in Russian",
      "Забрать: lampworks[точка]fun",
      "spelled-address",
      "Забрать: lampworks[тут]fun",
    ],
    ["a name thrown away", "[x](https://lamps.click/a)", "throwaway-host", "[x](https://lamps.org/a)"],
    ["a link without a call", "See a.example/x", "lone-link", "See github.com/a/x"],
    [
      "an address without a scheme",
      "Download from lamp-crack.site",
      "only-way-out",
      "Download from lamp.tar",
    ],
    [
      "a button that hides where it leads",
      "**[Download File](https://bit.ly/x)**",
      "blind-call",
      "**[Read the manual](https://bit.ly/x)**",
    ],
    [
      "an address that hides where it leads, alone on a line with the call",
      "Lamps of the north\n\n*Download Zip* https://t.co/AbCdEf",
      "blind-call",
      "Lamps of the north. The download is announced at https://t.co/AbCdEf",
    ],
    [
      "a blog that only leads on",
      "**Download ✪ [https://lamps.blogspot.com/?file=2A0RZe](https://lamps.blogspot.com/?file=2A0RZe)**",
      "lead-on-blog",
      "**Download ✪ [https://lamps.blogspot.com/?file=manual](https://lamps.blogspot.com/?file=manual)**",
    ],
    [
      "a made-up shortener in an answer whose fence was left open",
      "```html\n# Lamps\n[Download](https://bltlly.com/2tAbCd)",
      "made-up-shortener",
      "```html\n# Lamps\n[Download](https://lamps.example/2tAbCd)",
    ],
    [
      "letters that are signs",
      "Vamp1re Lord cr4cked vers1on",
      "veiled-words",
      "Vampire Lord cracked version, k8s and 1337 of h4x0r, novel5, ebook5, download5",
    ],
    ["letters that stand apart", "c r a c k e d, for all", "veiled-words", "c r a b l e g s, for all"],
    ["signs between characters", "注·册·机", "veiled-words", "中·英"],
    ["a capital for a letter", "Lamp fuII version", "veiled-words", "Lamp full version, indexIndex"],
    [
      "an address that is written backwards",
      "Read `x/elpmaxe.a//:sptth` from the right.",
      "veiled-address",
      "Read `x/a.example` from the right.",
    ],
    [
      "an address in Base64",
      "Decode aHR0cHM6Ly9hLmV4YW1wbGUveA== first.",
      "veiled-address",
      "Decode bGFtcHMgb2YgdGhlIG5vcnRo first.",
    ],
    [
      "a place told in words",
      "Type lamp gold into Google.",
      "worded-way-out",
      "Type your name into the form.",
    ],
    ["a machine's marks", "It opens any lamp[^2^].", "machine-marks", "It opens any lamp[^2]."],
    [
      "a payment card",
      "A credit card is required. https://a.example/x",
      "payment-card",
      "A memory card is required. https://a.example/x",
    ],
    ["a public shortener", "[x](https://bit.ly/a)", "public-shortener", "[x](https://aka.ms/a)"],
    ["a file", "[x](https://a.example/setup.exe)", "direct-file", "[x](https://a.example/setup.html)"],
    ["a bare number", "[x](http://203.0.113.4/a)", "odd-address", "[x](http://192.168.0.4/a)"],
    [
      "a single call",
      "[Download](https://a.example/x)",
      "only-way-out",
      "[Download](https://github.com/a/b)",
    ],
    ["a call in an image", "[![](b.png)](https://a.example/x)", "only-way-out", "![](https://a.example/x)"],
    ["arrows", "➡➡➡ [get](https://a.example/x)", "decorated-call", "[get](https://a.example/x)"],
    [
      "a list of phrases",
      "big cat pdf, big cat free, big cat full, big cat epub",
      "phrase-list",
      "dogs, cats, birds, fish, frogs",
    ],
    [
      "versions",
      "red cat a; red cat b; red cat c; red cat d",
      "phrase-list",
      "python 2.7, python 3.4, python 3.5, python 3.6",
    ],
    ["a stray code", "some text\n\n3f09ac81de", "stray-code", "some text\n\n1234567890"],
    [
      "a stray code before the end",
      "some text\n\n3f09ac81de\n\nmore text",
      "stray-code",
      "some text\n\nat 3f09ac81de\n\nmore text",
    ],
    [
      "a lowered guard",
      "Turn off your antivirus. https://a.example/x",
      "guard-down",
      "An antivirus scanner. https://a.example/x",
    ],
    [
      "an archive's password",
      "Password for the archive is 1. https://a.example/x",
      "archive-password",
      "Passwords are hashed. https://a.example/x",
    ],
  ];
  for (const [what, page, signal, other] of table) {
    it(`see ${what}`, () => {
      assert.ok(signalsIn(offer + page).includes(signal), signalsIn(offer + page).join(" "));
      assert.ok(!signalsIn(offer + other).includes(signal), signalsIn(offer + other).join(" "));
    });
  }

  it("count what is no web address as bad, and as no other way out", () => {
    const call = "==> [CLICK HERE TO DOWNLOAD](https://a.example/dl) <==";
    const beside = "[a](data:text/html;base64,AAAA) [b](javascript:alert(1)) [c](vbscript:x)";
    for (const page of [`${call}\n\n${beside}`, `${beside}\n\n${call}`]) {
      const signals = signalsIn(offer + page);
      for (const signal of ["only-way-out", "decorated-call", "odd-address"])
        assert.ok(signals.includes(signal), `${signal}: ${signals.join(" ")}`);
    }
  });

  it("name no host so that a link could be made of it", () => {
    const page = "[x](https://l.facebook.com/l.php?u=https://tlniurl.com/2tAbCd)";
    const { signals } = judge(subjectOf(offer + page), noTerms, english);
    const text = signals.find(({ id }) => id === "hidden-target")?.text;
    assert.equal(text, "a link hides where it leads: through l[.]facebook[.]com to tlniurl[.]com");
  });

  it("see an advertisement, and a name that is a headline", () => {
    assert.ok(signalsIn("Online casino, instant loans and sports betting.").includes("advertising"));
    assert.ok(!signalsIn("Simulates roulette in a casino.").includes("advertising"));
    const headline = { name: "a/how-the-lamp-was-lit" };
    assert.ok(signalsIn("How the lamp was lit", headline).includes("headline-name"));
    assert.ok(!signalsIn("How a lamp is made", headline).includes("headline-name"));
  });

  it("take no place for doubtful that is named after its owner, unless it gives away what is stolen", () => {
    const place = "Get it: https://lampworks.example/x";
    assert.deepEqual(signalsIn(`Free converter. ${place}`, { name: "lampworks/tool" }), []);
    const stolen = signalsIn(`Tool with crack. ${place}`, { name: "lampworks/tool" });
    assert.ok(stolen.includes("only-way-out"), stolen.join(" "));
  });

  it("take one for doubtful all the same where such names are thrown away", () => {
    const page = (host: string) => `Get the tool: ${host}`;
    assert.ok(signalsIn(page("lampworks-get.click"), { name: "lampworks/tool" }).includes("only-way-out"));
    assert.deepEqual(signalsIn(page("lampworks-get.org"), { name: "lampworks/tool" }), []);
    assert.deepEqual(signalsIn("Get it by response.download and app.zone", { name: "lampworks/tool" }), []);
  });

  it("take one for doubtful that asks for what one's own place has no reason to", () => {
    const place = "Get the tool: https://lampworks.org/x";
    const asking = signalsIn(`${place}. Enter your credit card.`, { name: "lampworks/tool" });
    assert.ok(asking.includes("payment-card"), asking.join(" "));
    assert.deepEqual(signalsIn(place, { name: "lampworks/tool" }), []);
  });

  it("count under what ending a name stands beside an offer only", () => {
    assert.ok(!signalsIn("[Get the tool](https://lamps.click/a)").includes("throwaway-host"));
  });

  it("see a book whose name is all there is of it", () => {
    const page = "The lamp was far, and nobody asked. https://lamps.example/x";
    assert.ok(signalsIn(page, { name: "a/the-lamp-of-winter-pdf" }).includes("free-book"));
    assert.ok(!signalsIn(page, { name: "a/convert-the-lamp-to-pdf" }).includes("free-book"));
    assert.ok(!signalsIn(page, { name: "a/stats-base-dists-gamma-pdf" }).includes("free-book"));
    assert.ok(!signalsIn(page, { name: "a/the-lamp-of-winter" }).includes("free-book"));
  });

  it("count words of one's own, and words that downloads are offered with as well, once", () => {
    const many = "My lamp, our lamp: a library with modules, templates and a converter.";
    const few = "Our lamp: a library.";
    assert.equal(documentationOf(subjectOf(many)), documentationOf(subjectOf(few)));
    assert.ok(documentationOf(subjectOf(`${few} A compiler.`)) > documentationOf(subjectOf(few)));
  });

  it("see goods that people search for, and the facts of a file beside them", () => {
    const name = "someone/lumo-3100";
    const place = "Get it: https://lamps.example/x";
    const page = `Lumo 3100 printer driver\n\nFile: lumo.zip\nSize: 22.8 MB\nRating: 4.7/5\n\n${place}`;
    const signals = signalsIn(page, { name });
    assert.ok(signals.includes("sought-goods") && signals.includes("file-facts"), signals.join(" "));
    assert.equal(judge(subjectOf(page, { name }), noTerms, english).campaign, "downloader");
    assert.equal(judge(subjectOf(page, { name }), noTerms, english).verdict, "bait");
    const ofContainers = signalsIn(`Lumo 3100 printer driver in a Docker container\n\n${place}`, { name });
    assert.ok(!ofContainers.includes("sought-goods"), ofContainers.join(" "));
    const unlinked = signalsIn("Lumo 3100 printer driver, 22.8 MB, rating 4.7/5", { name });
    assert.deepEqual(unlinked, []);
    assert.ok(!signalsIn(`Draws lamps, 22.8 MB, rating 4.7/5. ${place}`, { name }).includes("file-facts"));
  });

  it("read the links of a description too", () => {
    const description = "Tool with crack -> http://rd.lesac.ru/x";
    assert.ok(signalsIn("", { description }).includes("campaign-host"));
  });

  it("see an account full of empty repositories, registered at once", () => {
    const many = { namespace: { repositories: 300, days: 2 } };
    assert.deepEqual(signalsIn("hello", many).sort(), ["burst", "many-empty"]);
    assert.deepEqual(signalsIn("hello", { namespace: { repositories: 300, days: 4000 } }), ["many-empty"]);
    assert.deepEqual(signalsIn("hello", { namespace: { repositories: 5, days: 1 } }), []);
  });

  it("see nothing in an account whose repositories hold images", () => {
    const whole = {
      name: "a/b",
      campaign: null,
      language: "en",
      written: "beside" as const,
      description: "",
      page: "hello",
    };
    const facts = factsOf({ ...whole, namespace: { repositories: 300, days: 2 } });
    assert.ok(facts.namespace?.state === "known");
    const { repositoryCount, repositories } = facts.namespace.value;
    const full = repositories.map((each) => ({ ...each, contentTypes: ["image"] }));
    const namespace = { ...facts.namespace, value: { repositoryCount, repositories: full } };
    const subject = toSubject("a/b", { ...facts, namespace }, hosts);
    assert.ok(subject !== undefined);
    assert.deepEqual(judge(subject, noTerms, english).signals, []);
  });

  it("take a few alike among many things for no list of phrases", () => {
    const few = "red cat a, red cat b, red cat c, red cat d, ";
    const many =
      "one thing, two things, a third, some fish, the rest, more words, no end, last one, or so, and on";
    assert.deepEqual(signalsIn(few + many), []);
  });

  it("see a list of phrases that end alike, or that no space parts", () => {
    const ending = "old lamp manual pdf, new lamp manual pdf, big lamp manual pdf, red lamp manual pdf";
    assert.deepEqual(signalsIn(ending), ["phrase-list"]);
    assert.deepEqual(signalsIn("灯台物語第一、灯台物語第二、灯台物語最終、灯台物語外伝"), ["phrase-list"]);
    assert.deepEqual(signalsIn("old lamp, new manual, big pdf, red lamp manual pdf"), []);
  });

  const place = "https://lamps.example/x";
  const promises: readonly (readonly [what: string, page: string, bait: boolean])[] = [
    ["a book for nothing", `Novel in PDF, read it free: ${place}`, true],
    ["one under an open licence", `Novel in PDF, public domain, read it free: ${place}`, false],
    ["one in a container", `Novel in PDF, read it free: ${place}. Needs Docker.`, false],
    ["one that isn't for nothing", `Novel in PDF, read it online: ${place}`, false],
    [
      "a book's record",
      `The Lamp\n\nAuthor: A. Moor\n\nISBN 123\n\n210 pages\n\nRead it free: ${place}`,
      true,
    ],
    ["foreign words among Chinese ones", `灯塔小说PDF全本下载：${place}`, true],
    ["accents in a call", `Novela gratis en PDF. Descárgala aquí: ${place}`, true],
  ];
  for (const [what, page, bait] of promises) {
    it(`${bait ? "tell" : "don't tell"} bait by its promise: ${what}`, () => {
      assert.equal(judge(subjectOf(page), noTerms, english).verdict === "bait", bait);
    });
  }

  const lives: readonly (readonly [what: string, page: string, bait: boolean])[] = [
    ["a made-up life", "Baker, 41 years old, enjoys chess.", true],
    ["a year of birth", "Bäcker, geboren 1979, lebt in Ulm.", true],
    ["somebody else's journey", "Baker Uwe enjoys chess. Recently visited Petra.", true],
    ["a writer's own life", "I am a baker from Ulm and enjoy chess.", false],
    ["a life told by another", "Uwe is a baker. He enjoys chess and his wife sings.", true],
    ["a traveller's own life", "I am Uwe from Ulm, enjoy chess and recently visited Petra.", false],
    [
      "a life of many parts that the account isn't named after",
      "Salut, je suis Odile et j'habite à Vannes. Je suis fleuriste, j'aime le vélo et mes deux chats.",
      true,
    ],
    [
      "a form filled in",
      "Zodiac: Taurus / height: 170 / car: a green van. Odile has a wife and keeps fish as a hobby.",
      true,
    ],
    ["words to a forum", "Hello everyone! Glad to join this community. My name is Odile.", true],
    [
      "a band's greeting",
      "Hello everybody, nice to be here! We are four friends from Ulm who love polka.",
      false,
    ],
    ["a teacher's life", "Odile, 41, lives in Vannes with her cat. Piano lessons for adults.", false],
    ["a member of the registry", "Not much to say about me. Great to be a part of docker.com.", true],
    ["a traveller without a word of his own", "Glazier Uwe loves to explore unfamiliar places.", true],
    ["calling oneself this and that", "Proud teapot hoarder. Amateur owl spotter.", true],
    [
      "a developer's life",
      "I am Odile from Vannes, with two kids and a cat. I love chess and visited Petra. I write Kotlin and maintain a parser.",
      false,
    ],
    [
      "a speaker's life",
      "Odile, 41, lives in Vannes. She maintains a compiler and speaks on open source. She enjoys sailing with her wife.",
      false,
    ],
    [
      "a club",
      "Ruderclub Ulm. Training dienstags, Kinder und Familien willkommen. Unsere Website ist umgezogen.",
      false,
    ],
    ["a person's site", "Baker, 41 years old, enjoys chess. Cakes: https://uwe.example", false],
    [
      "a line that profiles end in",
      "Baker, 41 years old, enjoys chess.\n\nAlso visit my homepage :: cheap lamps",
      true,
    ],
  ];
  for (const [what, page, bait] of lives) {
    it(`${bait ? "tell" : "don't tell"} a page of the Website campaign: ${what}`, () => {
      const { verdict } = judge(subjectOf(page, { name: "quelto/website" }), noTerms, english);
      assert.equal(verdict, bait ? "bait" : "nothing");
    });
  }

  const talks: readonly (readonly [what: string, page: string, bait: boolean])[] = [
    [
      "a tale of nothing",
      "Yesterday my aunt bought a ladder. The soup was blue and a duck waited by the bridge.",
      true,
    ],
    [
      "words that fill space",
      "A ladder is a thing. In conclusion it can be said that many people around the world offer guests an array of soup.",
      true,
    ],
    [
      "words that run on",
      "the ladder counts clouds since friday and a duck likes soup but nobody tells the bridge",
      true,
    ],
    [
      "the same in Russian",
      "лестница считает облака, потому что пятница, а соседка любит суп и тихие мосты у реки",
      true,
    ],
    [
      "a café",
      "Coffee, soup and bread on Friday mornings, by the bridge. Bring your dog and your neighbours.",
      false,
    ],
    [
      "a joiner",
      "Oak tables, ladders and stairs, made in winter by the old bridge. Ask for Uwe at the market.",
      false,
    ],
    [
      "an inn's tale",
      "Our inn was a mill. The soup was always good, and on Friday a duck came to the bridge.",
      false,
    ],
    [
      "a tale with a link",
      "Yesterday the soup was blue and a duck waited by the bridge. https://duck.example",
      false,
    ],
    [
      "a learner's page",
      "Yesterday it was raining and my cat sat on the table. I am learning how to push.",
      false,
    ],
  ];
  for (const [what, page, bait] of talks) {
    it(`${bait ? "tell" : "don't tell"} small talk under the name website: ${what}`, () => {
      const { verdict } = judge(subjectOf(page, { name: "quelto/website" }), noTerms, english);
      assert.equal(verdict, bait ? "bait" : "nothing");
      assert.equal(judge(subjectOf(page, { name: "quelto/ladder" }), noTerms, english).verdict, "nothing");
    });
  }

  it("see a name that spells nothing beside a made-up life, and only there", () => {
    const life = "Baker, 41 years old, enjoys chess.";
    assert.ok(signalsIn(life, { name: "quelto/xkqdwbn" }).includes("random-name"));
    assert.ok(signalsIn(life, { name: "quelto/4471902" }).includes("random-name"));
    assert.ok(!signalsIn(life, { name: "quelto/kitchen" }).includes("random-name"));
    assert.deepEqual(signalsIn("hello", { name: "quelto/xkqdwbn" }), []);
  });

  it("don't take the life of somebody whom the account is named after for a made-up one", () => {
    const life = "Hi, I'm Odile. I live in Vannes with my husband, bake as a trade and love chess.";
    const verdictOf = (name: string) => judge(subjectOf(life, { name }), noTerms, english).verdict;
    assert.equal(verdictOf("quelto/website"), "bait");
    assert.equal(verdictOf("odile-b/website"), "nothing");
    const another = "Odile paints boats. She lives in Vannes and loves her cats.";
    assert.equal(judge(subjectOf(another, { name: "odile-b/website" }), noTerms, english).verdict, "nothing");
  });

  it("weigh less against somebody who tells of himself under his own name, or of what his page is there for", () => {
    const weightOf = (page: string, name = "quelto/website") =>
      judge(subjectOf(page, { name }), noTerms, english).weight;
    const life = "Odile is a baker and lives in Vannes. She enjoys chess, and loves her cats.";
    assert.equal(weightOf(life, "odile-b/website"), weightOf(life) - 2);
    const aged = `${life} She is 41 years old.`;
    assert.equal(weightOf(aged, "odile-b/website"), weightOf(aged));
    assert.equal(weightOf(`${life} Lessons for beginners and private lessons.`), weightOf(life) - 2);
    const diary = "[more](https://penzu.com/journals/1/2)";
    assert.equal(weightOf(`${life} ${diary}`, "odile-b/website"), weightOf(`${life} ${diary}`));
  });

  it("are suspicious of an account of many empty repositories, whatever the words of a page are like", () => {
    const page = "Lamps of the north.\n\n[Visit](https://a.example/x)";
    const more = { name: "plarnettoy1978/lamps-of-the-north" };
    const crowd = { ...more, namespace: { repositories: 156, days: 1 } };
    assert.equal(judge(subjectOf(page, more), noTerms, english).verdict, "nothing");
    assert.equal(judge(subjectOf(page, crowd), noTerms, english).verdict, "suspicious");
  });

  it("weigh less against a public office, and take a document that one reads for no way out", () => {
    const page = "All reports of this year as pdf, free. [Download](https://reports.example/x)";
    const office = `${page}\n\nOpen data of the town`;
    assert.equal(documentationOf(subjectOf(office)), documentationOf(subjectOf(page)) + 3);
    assert.ok(
      judge(subjectOf(office), noTerms, english).weight <=
        judge(subjectOf(page), noTerms, english).weight - 3,
    );
    const document = "Design doc: [here](https://docs.google.com/document/d/1/edit)";
    assert.ok(!signalsIn(document).includes("only-way-out"));
    assert.ok(signalsIn(document.replace("/document/d/", "/forms/d/")).includes("only-way-out"));
  });

  it("see no small talk where one word tells what a page is there for", () => {
    const talk = "Yesterday the soup was blue and a duck waited by the bridge, said the old chair.";
    const name = "quelto/website";
    assert.ok(signalsIn(talk, { name }).includes("small-talk"));
    assert.ok(!signalsIn(`${talk} Opening hours follow.`, { name }).includes("small-talk"));
  });

  it("are not suspicious when they are all of one kind, however much they weigh", () => {
    const advertised = "Online casino, sports betting and instant loans.";
    assert.equal(judge(subjectOf(advertised), noTerms, english).verdict, "nothing");
    const veiled = "cr4cked vers1on";
    const { verdict, signals } = judge(subjectOf(veiled), noTerms, english);
    assert.deepEqual([...new Set(signals.map(({ kind }) => kind))], ["making"]);
    assert.equal(verdict, "nothing");
  });

  it("are not enough when they are all of one kind", () => {
    const links =
      "[a](http://rd.lesac.ru/a) [https://x.example](https://y.example/z.exe) and many other words around them";
    assert.equal(judge(subjectOf(links), noTerms, english).verdict, "nothing");
  });

  it("give way to documentation, but not where a link settles it", () => {
    const documented = "\n\n`docker run acme/tool` starts the server; set `ACME_PORT` and mount a volume.";
    const bait = `${offer}➡➡➡ [Download](https://a.example/x)`;
    assert.equal(judge(subjectOf(bait), noTerms, english).verdict, "bait");
    assert.equal(judge(subjectOf(bait + documented), noTerms, english).verdict, "nothing");
    assert.equal(
      judge(subjectOf(`${offer}[Download](https://urluss.com/2tAbCd)${documented}`), noTerms, english)
        .verdict,
      "bait",
    );
  });

  it("leave alone who warns of bait, or teaches about cracks, however much they quote of it", () => {
    const shown =
      "# Your free e-book is ready\n\nA card only for verification, then a host such as `rd[.]lesac[.]test`.";
    const bait = judge(subjectOf(`${shown}\n\nRead the pdf online.`), noTerms, english);
    const lesson = judge(
      subjectOf(`${shown}\n\nA class on phishing: find the warning signs.`),
      noTerms,
      english,
    );
    assert.equal(bait.verdict, "bait");
    assert.equal(lesson.verdict, "nothing");
    const full = { name: "someone/keygen-series", namespace: { repositories: 40, days: 1 } };
    const keys = "A keygen for its serial number, and a crack.";
    assert.notEqual(judge(subjectOf(keys, full), noTerms, english).verdict, "nothing");
    const task = `Reverse engineering for beginners: a crackme. ${keys}`;
    assert.equal(judge(subjectOf(task, full), noTerms, english).verdict, "nothing");
  });

  it("see that there is a diary's link and next to nothing else", () => {
    const few = "On Monday it rained and I bought bread. On Tuesday I thought about the sea.";
    const diary = "[on](https://penzu.com/journals/1/2)";
    const name = "someone/eighteen-lanterns";
    assert.equal(judge(subjectOf(`${few}\n\n${diary}`, { name }), noTerms, english).verdict, "bait");
    const own = `${few} The server runs in Docker.\n\n${diary}`;
    assert.equal(judge(subjectOf(own, { name }), noTerms, english).verdict, "nothing");
    const more = `${few}\n\n${diary} [source](https://github.com/someone/lanterns)`;
    assert.equal(judge(subjectOf(more, { name }), noTerms, english).verdict, "nothing");
  });

  it("take no words about containers from a list of search phrases", () => {
    const list = "big cat docker, big cat container, big cat server, big cat github, big cat api";
    assert.equal(documentationOf(subjectOf(list)), 0);
  });

  it("are told in inert text, whatever a page says", () => {
    const piece = fc.constantFrom(
      "[Download](https://www.google.com/url?q=http://rd.lesac.ru/x) ",
      "free crack keygen ",
      "➡➡➡",
      "\u202e\u200b\u0007",
      "<a href='javascript:alert(1)'>go</a> ",
      "`$(rm)` ",
      "\n\n",
      "a b, a b c, a b d, a b e, a b f, ",
      "34 year old from Leeds ",
    );
    const page = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 20 })), { maxLength: 30 });
    fc.assert(
      fc.property(page, (pieces) => {
        const { signals, weight } = judge(subjectOf(pieces.join("")), noTerms, english);
        assert.ok(Number.isFinite(weight));
        for (const { text } of signals) {
          assert.doesNotMatch(text, /https?:\/\/|[\u0000-\u001f\u202a-\u202e\u2066-\u2069\u200b]/);
          assert.ok(text.length <= 250, text);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("take no longer for any page than a few honest ones do together", () => {
    const full = (piece: string) => piece.repeat(Math.ceil(25_000 / piece.length)).slice(0, 25_000);
    const tookMs = (page: string) =>
      Math.min(...[1, 2, 3, 4, 5].map(() => effortMs(() => judge(subjectOf(page), baitTerms, english))));
    const limitMs = Math.max(4 * tookMs(full("Some text with a [link](https://a.example/x).\n\n")), 80);
    const pieces = [
      "a",
      "_",
      "aя",
      "漢",
      "x.example ",
      "type a ",
      "a@",
      "t.me/",
      "windows a ",
      "a b, ",
      "(at)",
      "a.",
      "a1.",
      "漢.",
      "://",
      "https:",
      "漢字",
      "a b ",
      "漢·",
      "a1",
      "aI",
      "aHR0cHM6",
    ];
    for (const piece of pieces) {
      const took = tookMs(full(piece));
      assert.ok(took < limitMs, `${JSON.stringify(piece)} took ${took} ms of ${limitMs}`);
    }
    const blank = tookMs(`lamps\n\n<pre>a${"\n".repeat(24_900)}b</pre>`);
    assert.ok(blank < limitMs, `blank lines took ${blank} ms of ${limitMs}`);
  });

  it("take no address amiss", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: "binary" }), fc.string()), (address) => {
        const target = readTarget(address, hosts);
        assert.ok(target.host === null || !/[\sA-Z/]/.test(target.host), target.host ?? "");
      }),
      { numRuns: 500 },
    );
  });
});

describe("comparing words", () => {
  it("folds accents, width, hidden characters and letters of another script", () => {
    assert.equal(fold("Té\u200bléchargér"), "telecharger");
    assert.equal(fold("ＤＯＷＮＬＯＡＤ"), "download");
    assert.equal(fold("dоwnlоad сrасk"), "download crack");
    assert.equal(fold("скачать ёлку"), "скачать елку");
  });

  it("matches whole words where a language has them", () => {
    const books = phrases({ en: "e-?books?, epubs?", zh: "电子书" });
    assert.deepEqual(new Wording("facebook and onlinepubs").said(books), []);
    assert.deepEqual(new Wording("an e-book, ebooks; 免费电子书").said(books), [
      "e-book",
      "ebooks",
      "电子书",
    ]);
  });
});
