export { applyPreset, type AppliedPreset } from './apply-preset.ts';
export { PRESET_KEYS, type Preset, type PresetKey } from './preset.ts';
export { planOf, presetOf, PRESETS } from './presets.ts';
