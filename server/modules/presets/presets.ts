import { configPlan, type ConfigPlan } from '../config/index.ts';
import { custom } from './custom.data.ts';
import { dining } from './dining.data.ts';
import { fitness } from './fitness.data.ts';
import { languageLearning } from './language-learning.data.ts';
import { personalFinance } from './personal-finance.data.ts';
import type { Preset } from './preset.ts';
import { productivity } from './productivity.data.ts';

/** All presets in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  languageLearning,
  fitness,
  productivity,
  personalFinance,
  dining,
  custom,
];

const byKey: ReadonlyMap<string, Preset> = new Map(PRESETS.map((preset) => [preset.key, preset]));

export const presetOf = (key: string): Preset | undefined => byKey.get(key);

/** What a preset configures, with every default filled in. */
export const planOf = (preset: Preset): ConfigPlan => configPlan.parse(preset.plan);
