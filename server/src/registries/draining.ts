import { type Answers, type Step, throughSteps } from "./questions.ts";
import type { Registry } from "./registry.ts";

/** Knows which questions are under way, so that nobody's is cut off by an end that isn't theirs. */
export class Draining {
  #underWay = 0;

  counting(registry: Registry): Registry {
    return throughSteps(
      registry,
      <K extends keyof Answers>(): Step<Answers[K]> =>
        async (_, asking, ask) => {
          this.#underWay++;
          try {
            return await ask(asking);
          } finally {
            this.#underWay--;
          }
        },
    );
  }

  /** Settles when no question is under way any more, or after so long. */
  async drained(mostMs: number): Promise<void> {
    const until = performance.now() + mostMs;
    while (this.#underWay > 0 && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
