import type { MaliciousReport } from "../knowledge.ts";
import type { Say } from "../say.ts";
import { reportDate } from "../words.ts";
import { type Evidence, type ImageRule, type RuleId, ruleIds, type Severity } from "./rule.ts";

/**
 * The repository, or everything in its namespace, is named in a published report.
 *
 * Needs no network. Nothing else matters about such an image but that this very tag was reported too. A report by a
 * user that nobody confirmed is a hint, which gives way to a reader who vouches for the name: some were wrong.
 */
export const knownMalicious: ImageRule = {
  id: "known-malicious",
  about: "image",
  severity: "error",
  summary: "The repository or its namespace is named in a published report.",
  evenIfNotPulled: true,

  *check({ familiarName, namespace, name }, _facts, { say, knowledge }) {
    if (namespace === undefined) return;
    const report = knowledge.malicious.get(familiarName) ?? knowledge.malicious.get(namespace);
    if (report === undefined) return;
    if (report.confidence === "user-report" && knowledge.vouchedFor.has(familiarName)) return;
    yield {
      span: name.span,
      severity: severityOf(report),
      message: messageFor(familiarName, report, say),
      evidence: evidenceFor(report, say),
      supersedes: report.confidence === "user-report" ? [] : allOthers,
    };
  },
};

const allOthers: readonly RuleId[] = ruleIds.filter(
  (id) => id !== "known-malicious" && id !== "compromised-tag",
);

function severityOf({ confidence, category }: MaliciousReport): Severity {
  if (confidence === "user-report") return "info";
  return category === "dos-tool" ? "warning" : "error";
}

function messageFor(familiarName: string, report: MaliciousReport, say: Say): string {
  const date = reportDate(report.date, say);
  const by = say("{0}, {1}", report.reportedBy, date);
  const subject = report.kind === "repository" ? familiarName : report.name;
  const what = whatFor(report.category, say);
  if (report.confidence === "user-report") {
    return say(
      "Users of Docker Hub reported `{0}`: {1} ({2}). Nobody has confirmed it.",
      subject,
      what,
      date,
    );
  }
  return say("`{0}` was reported: {1} ({2}).", subject, what, by);
}

function whatFor(category: MaliciousReport["category"], say: Say): string {
  switch (category) {
    case "backdoor-miner":
      return say("backdoored images with cryptocurrency miners");
    case "worm-miner":
      return say("a worm that mines cryptocurrency");
    case "miner":
      return say("a hidden cryptocurrency miner");
    case "typosquat-miner":
      return say("a cryptocurrency miner under the name of an official image");
    case "dos-tool":
      return say("a tool that attacks other people's servers");
    case "spam-pages":
      return say("pages of bait links without images");
  }
}

function evidenceFor(report: MaliciousReport, say: Say): Evidence[] {
  const source = report.source === null ? [] : [{ signal: "source", text: report.source }];
  const confidence = {
    "registry-confirmed": say("Docker acted on the report"),
    "vendor-report": say("the report is a security vendor's own"),
    "user-report": say("the report is a user's, and nobody has confirmed it"),
  }[report.confidence];
  return [
    { signal: "report", text: say('named in "{0}"', report.report) },
    { signal: report.confidence, text: confidence },
    ...source,
  ];
}
