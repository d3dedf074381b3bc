import { vectorOf, STATE_KEYS, type Advice, type CoachState } from './state.ts';

export const INPUTS = STATE_KEYS.length;
export const HIDDEN = 16;
const OUTPUTS = 3;

const BIAS_1 = HIDDEN * INPUTS;
const LAYER_2 = BIAS_1 + HIDDEN;
const BIAS_2 = LAYER_2 + OUTPUTS * HIDDEN;
export const WEIGHTS = BIAS_2 + OUTPUTS;

/**
 * The network: 10 inputs, 16 hidden units, 3 outputs, tanh. Weights are one list: hidden rows, hidden biases, output
 * rows (wants, culture, savings), output biases; `WEIGHTS` of them.
 */
export function actorFrom(weights: readonly number[]): (state: CoachState) => Advice {
  const at = Float64Array.from(weights);
  const hidden = new Float64Array(HIDDEN);
  const out = (k: number): number => {
    let sum = at[BIAS_2 + k] ?? 0;
    for (let h = 0; h < HIDDEN; h++) sum += (at[LAYER_2 + k * HIDDEN + h] ?? 0) * (hidden[h] ?? 0);
    return Math.tanh(sum);
  };
  return (state) => {
    const inputs = vectorOf(state);
    for (let h = 0; h < HIDDEN; h++) {
      let sum = at[BIAS_1 + h] ?? 0;
      // Inputs are 0 to 1; the network works around the middle.
      for (let i = 0; i < INPUTS; i++) sum += (at[h * INPUTS + i] ?? 0) * (2 * (inputs[i] ?? 0) - 1);
      hidden[h] = Math.tanh(sum);
    }
    return { wants: out(0), culture: out(1), savings: out(2) };
  };
}

/**
 * Any numbers as weights under which more of the budget used never means more wants: each hidden unit rises with the
 * budget (input 0) and lowers wants (output 0). A unit that falls with it is the same unit with its sign turned, so
 * only the disagreement of units is given up.
 */
export function restrained(weights: readonly number[]): number[] {
  return weights.map((weight, i) => {
    if (i < BIAS_1) return i % INPUTS === 0 ? Math.abs(weight) : weight;
    return i >= LAYER_2 && i < LAYER_2 + HIDDEN ? -Math.abs(weight) : weight;
  });
}
