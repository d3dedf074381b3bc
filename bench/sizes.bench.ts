import { weighWidgets } from '../scripts/widget-weights.ts';
import type { Measure } from './processes.ts';

/** What the bundle weighs; `tests/widget-sizes.test.ts` holds it to these budgets. */
export async function run(): Promise<Measure[]> {
  const weights = weighWidgets();
  const line = (name: string, value: number, budget: number): Measure => {
    const share = Math.round((value / budget) * 100);
    return { name, value, unit: 'bytes gzip', note: `${share} % of a budget of ${budget}` };
  };
  return [
    line('the loader', weights.loader, 1_500),
    line('core and buddy, at first sight', weights.firstWidget, 20_000),
    line('marketplace beside them, with all it loads', weights.further('marketplace'), 8_000),
    line('challenges beside them, with all it loads', weights.further('challenges'), 8_000),
    line('the launcher of the chat', weights.launcher, 2_000),
    line('the chat once it is opened, without its lexer', weights.openedChat, 16_000),
    line('its lexer, with the first answer', weights.lexer, 16_000),
    ...Object.entries(weights.files).map(([name, { bytes, gzip }]) => ({
      name,
      value: gzip,
      unit: 'bytes gzip',
      note: `${bytes} bytes`,
    })),
  ];
}
