/** A page as numbers: which features it has, and what it is to be told as. */
export interface Example {
  /** Indexes of its features. */
  readonly features: Int32Array;
  /** What each of its features counts, so that long pages don't outweigh short ones. */
  readonly share: number;
  readonly is: boolean;
  /** How much the example counts. */
  readonly weight: number;
}

export interface Weights {
  readonly bias: number;
  readonly features: Vector;
}

type Vector = Float64Array<ArrayBuffer>;

const iterations = 200;
const memory = 8;

/**
 * Logistic regression with a penalty on the square of the weights, by the limited-memory BFGS method (Nocedal, 1980).
 * The same examples in the same order give the same weights.
 */
export function logistic(examples: readonly Example[], featureCount: number, penalty: number): Weights {
  // The last place is the bias, which is not penalised.
  let at = new Float64Array(featureCount + 1);
  let { loss, gradient } = lossAt(at, examples, penalty);
  const steps: Vector[] = [];
  const changes: Vector[] = [];
  for (let round = 0; round < iterations; round++) {
    const direction = downhill(gradient, steps, changes);
    const slope = dot(direction, gradient);
    if (slope > -1e-9) break;
    let length = round === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
    let next = add(at, direction, length);
    let there = lossAt(next, examples, penalty);
    while (there.loss > loss + 1e-4 * length * slope && length > 1e-10) {
      length /= 2;
      next = add(at, direction, length);
      there = lossAt(next, examples, penalty);
    }
    remember(steps, add(next, at, -1));
    remember(changes, add(there.gradient, gradient, -1));
    const gain = loss - there.loss;
    [at, loss, gradient] = [next, there.loss, there.gradient];
    if (gain < 1e-7 * Math.abs(loss)) break;
  }
  return { bias: at[featureCount] ?? 0, features: at.slice(0, featureCount) };
}

function lossAt(at: Vector, examples: readonly Example[], penalty: number) {
  const last = at.length - 1;
  const gradient = new Float64Array(at.length);
  let loss = 0;
  for (let index = 0; index < last; index++) {
    const weight = at[index] ?? 0;
    loss += 0.5 * penalty * weight * weight;
    gradient[index] = penalty * weight;
  }
  for (const { features, share, is, weight } of examples) {
    let sum = 0;
    for (const feature of features) sum += at[feature] ?? 0;
    const logOdds = (at[last] ?? 0) + share * sum;
    loss += weight * softplus(is ? -logOdds : logOdds);
    const error = weight * (1 / (1 + Math.exp(-logOdds)) - (is ? 1 : 0));
    gradient[last] = (gradient[last] ?? 0) + error;
    for (const feature of features) gradient[feature] = (gradient[feature] ?? 0) + error * share;
  }
  return { loss, gradient };
}

function softplus(value: number): number {
  return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
}

/** The direction to go: the gradient, bent by what the last steps told of the curve. */
function downhill(gradient: Vector, steps: readonly Vector[], changes: readonly Vector[]): Vector {
  let direction = gradient.slice();
  const taken: number[] = [];
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index] ?? gradient;
    const change = changes[index] ?? gradient;
    const part = dot(step, direction) / dot(step, change);
    taken[index] = part;
    direction = add(direction, change, -part);
  }
  const step = steps.at(-1);
  const change = changes.at(-1);
  const scale = step === undefined || change === undefined ? 1 : dot(step, change) / dot(change, change);
  direction = direction.map((each) => each * scale);
  for (const [index, each] of steps.entries()) {
    const other = changes[index] ?? each;
    const part = (taken[index] ?? 0) - dot(other, direction) / dot(each, other);
    direction = add(direction, each, part);
  }
  return direction.map((each) => -each);
}

function remember(list: Vector[], vector: Vector): void {
  list.push(vector);
  if (list.length > memory) list.shift();
}

function add(a: Vector, b: Vector, times: number): Vector {
  return a.map((each, index) => each + times * (b[index] ?? 0));
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
