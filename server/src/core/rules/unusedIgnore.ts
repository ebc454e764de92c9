import { nearestWord } from "../words.ts";
import { type Evidence, type Fix, type IgnoreRule, isRuleId, ruleIds } from "./rule.ts";

/**
 * A comment silences rules and does nothing: it names no rule or one that doesn't exist, its date is past or no
 * date, or what it was written for is gone.
 *
 * Silent as long as not everything about the images it covers could be asked: then nobody knows.
 */
export const unusedIgnore: IgnoreRule = {
  id: "unused-ignore",
  about: "ignore",
  severity: "info",
  summary: "A comment silences something that isn't there, or no longer applies.",

  *check({ ignore, unused }, { now, say }) {
    const remove: Fix = {
      title: say("Remove this comment"),
      edits: [{ span: ignore.whole, newText: "" }],
    };
    if (ignore.rules.length === 0) {
      const example = "# tare-ignore missing-tag: why";
      const message = say("This names no rule to be silent about. Write it like `{0}`.", example);
      yield { span: ignore.comment, message, evidence: seen("no-rule", message) };
      return;
    }
    for (const { text, span } of ignore.rules) {
      if (isRuleId(text)) continue;
      const nearest = nearestWord(text, ruleIds);
      const message = say("There is no rule `{0}`, so this silences nothing.", text.slice(0, 60));
      const fixes: Fix[] =
        nearest === undefined
          ? []
          : [{ title: say("Write `{0}`", nearest), edits: [{ span, newText: nearest }], preferred: true }];
      yield { span, message, evidence: seen("unknown-rule", message), fixes };
    }

    const { until } = ignore;
    if (until !== undefined && until.end === undefined) {
      const message = say(
        "This is no date, so the comment silences nothing. A date is written as {0}.",
        "2027-01-31",
      );
      yield { span: until.span, message, evidence: seen("no-date", message) };
    } else if (until?.end !== undefined && now > until.end) {
      const message = say("This date is past: the comment no longer silences anything.");
      yield { span: until.span, message, evidence: seen("ended", message), fixes: [remove] };
    } else {
      const onlyOne = ignore.rules.length === 1;
      for (const { text, span } of unused) {
        const message = say("There is nothing here for `{0}` to be silent about.", text);
        yield { span, message, evidence: seen("nothing-found", message), fixes: onlyOne ? [remove] : [] };
      }
    }
  },
};

/** What speaks for it is what it says. */
function seen(signal: string, text: string): readonly Evidence[] {
  return [{ signal, text }];
}
