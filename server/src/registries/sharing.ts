import type { Fact } from "../core/facts.ts";
import { Flights } from "./flights.ts";
import { type Answers, type Step, textOf, throughSteps } from "./questions.ts";
import type { Registry } from "./registry.ts";

/** Equal questions that are under way at the same time are asked once. */
export function sharing(registry: Registry): Registry {
  return throughSteps(registry, <K extends keyof Answers>(): Step<Answers[K]> => {
    const flights = new Flights<Fact<Answers[K]>>();
    return (question, asking, ask) => flights.join(textOf(question), asking, ask);
  });
}
