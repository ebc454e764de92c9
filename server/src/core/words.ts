import type { Say } from "./say.ts";
import { slipsBetween } from "./tags.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30.44 * day;
const year = 365.25 * day;

/** How long ago a time was, as people say it: `just now`, `4 days ago`. A time to come counts as now. */
export function ago(then: number, now: number, say: Say): string {
  const passed = now - then;
  if (passed < minute) return say("just now");
  if (passed < 2 * minute) return say("a minute ago");
  if (passed < hour) return say("{0} minutes ago", Math.floor(passed / minute));
  if (passed < 2 * hour) return say("an hour ago");
  if (passed < day) return say("{0} hours ago", Math.floor(passed / hour));
  if (passed < 2 * day) return say("yesterday");
  if (passed < 2 * month) return say("{0} days ago", Math.floor(passed / day));
  if (passed < 2 * year) return say("{0} months ago", Math.floor(passed / month));
  return say("{0} years ago", Math.floor(passed / year));
}

/** How old something is: `3 days old`. */
export function age(since: number, now: number, say: Say): string {
  const passed = now - since;
  if (passed < day) return say("less than a day old");
  if (passed < 2 * day) return say("a day old");
  if (passed < 2 * month) return say("{0} days old", Math.floor(passed / day));
  if (passed < 2 * year) return say("{0} months old", Math.floor(passed / month));
  return say("{0} years old", Math.floor(passed / year));
}

/** The year of a time, in UTC. */
export function yearOf(time: number): number {
  return new Date(time).getUTCFullYear();
}

/** When a time to come will be: `in 4 minutes`. */
export function soon(then: number, now: number, say: Say): string {
  const left = then - now;
  if (left < minute) return say("in less than a minute");
  if (left < 2 * hour) return say("in {0} minutes", Math.ceil(left / minute));
  return say("in {0} hours", Math.ceil(left / hour));
}

/** A size in decimal units, as registries give it: `69 MB`, `1.2 GB`. */
export function size(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const text = unit > 0 && value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value).toString();
  return `${text} ${units[unit]}`;
}

/** A whole number with its thousands apart: `20,000`. */
export function grouped(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** How often something was pulled: `more than 10 billion pulls`, `2.4 million pulls`, `37 pulls`. */
export function pulls(count: number, say: Say): string {
  if (count === 0) return say("no pulls");
  if (count === 1) return say("one pull");
  if (count < 1_000_000) return say("{0} pulls", grouped(count));
  if (count < 999_950_000) {
    const millions = tenths(count / 1_000_000);
    // Where people count in ten thousands, they take the second value.
    return say("{0} million pulls", millions, grouped(Number(millions) * 100));
  }
  return say("more than {0} billion pulls", Math.max(1, Math.floor(count / 1_000_000_000)));
}

function tenths(value: number): string {
  return value < 100 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value).toString();
}

/** Sentences one after the other, as the reader's language parts them; those that are undefined are left out. */
export function together(sentences: readonly (string | undefined)[], say: Say): string {
  return sentences
    .filter((sentence) => sentence !== undefined)
    .reduce((before, sentence) => say("{0} {1}", before, sentence));
}

/** `a`, `a and b`, `a, b and c`; no more than `most`, the rest as a number. */
export function list(items: readonly string[], most: number, say: Say): string {
  if (items.length > most) {
    return say("{0} and {1} more", items.slice(0, most).join(", "), items.length - most);
  }
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : say("{0} and {1}", items.slice(0, -1).join(", "), last);
}

/** The date of a report, as exactly as it is known: `2018`, `June 2018` for `2018-06`, and for a day in it too. */
export function reportDate(date: string, say: Say): string {
  const [year = "", month = ""] = date.split("-");
  switch (month) {
    case "01":
      return say("January {0}", year);
    case "02":
      return say("February {0}", year);
    case "03":
      return say("March {0}", year);
    case "04":
      return say("April {0}", year);
    case "05":
      return say("May {0}", year);
    case "06":
      return say("June {0}", year);
    case "07":
      return say("July {0}", year);
    case "08":
      return say("August {0}", year);
    case "09":
      return say("September {0}", year);
    case "10":
      return say("October {0}", year);
    case "11":
      return say("November {0}", year);
    case "12":
      return say("December {0}", year);
    default:
      return year;
  }
}

/** The word of a list that was most likely meant; undefined where none is near. */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const most = 2;
  const [nearest] = words
    .map((word) => ({ word, slips: slipsBetween(text.toLowerCase(), word, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  return nearest?.word;
}
