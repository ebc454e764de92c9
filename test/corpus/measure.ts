import { judge } from "../../server/src/core/campaigns/judge.ts";
import { toSubject } from "../../server/src/core/campaigns/subject.ts";
import { english } from "../../server/src/core/say.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { factsOf, type Half, readCorpus, type Sample, type Written } from "./corpus.ts";

/** How one group of samples was judged. */
export interface Row {
  readonly half: Half;
  /** The campaign, or `honest`. */
  readonly group: string;
  readonly written: Written;
  readonly samples: number;
  /** Judged as bait of their own campaign. */
  readonly named: number;
  /** Judged as bait of any campaign, and as suspicious. */
  readonly bait: number;
  readonly suspicious: number;
}

/** What a sample is judged to be. */
export function judgeSample(sample: Sample) {
  const { hosts, baitTerms } = loadKnowledge();
  const subject = toSubject(sample.name, factsOf(sample), hosts);
  return subject === undefined ? undefined : judge(subject, baitTerms, english);
}

/** The figures of one half, a row to a campaign and one for the honest ones, for all who wrote samples in turn. */
export function measure(half: Half): readonly Row[] {
  return (["beside", "apart", "blind", "since", "many", "counted"] as const).flatMap((written) => measureThose(half, written));
}

function measureThose(half: Half, written: Written): readonly Row[] {
  const groups = new Map<string, Sample[]>();
  for (const sample of readCorpus(half).filter((each) => each.written === written)) {
    const group = sample.campaign ?? "honest";
    groups.set(group, [...(groups.get(group) ?? []), sample]);
  }
  return [...groups].sort().map(([group, samples]) => {
    const judged = samples.map(judgeSample);
    const bait = judged.filter((each) => each?.verdict === "bait");
    return {
      half,
      group,
      written,
      samples: samples.length,
      named: bait.filter((each) => each?.campaign === group).length,
      bait: bait.length,
      suspicious: judged.filter((each) => each?.verdict === "suspicious").length,
    };
  });
}
