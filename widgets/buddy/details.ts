import { html, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import type { WidgetState } from '../core/procedures.ts';
import { tabList, type Tab } from '../ui/tabs.ts';
import { badgesPanel, growthPanel, skillsPanel, streaksPanel } from './panels.ts';

export type PanelName = 'growth' | 'skills' | 'badges' | 'streak';

export interface DetailsView {
  panel: PanelName;
  onSelect: (panel: PanelName) => void;
  /** The badge that tells its story. */
  badge: string | null;
  onBadge: (key: string) => void;
}

const tabsOf = ({ say }: Language): Tab<PanelName>[] => [
  { id: 'growth', label: say('growth'), icon: 'sprout' },
  { id: 'skills', label: say('skills'), icon: 'bars' },
  { id: 'badges', label: say('badges'), icon: 'medal' },
  { id: 'streak', label: say('streak'), icon: 'flame' },
];

/** Four tabs over a panel of one height, so that nothing below them moves. */
export function details(state: WidgetState, language: Language, view: DetailsView): TemplateResult {
  const { panel, onSelect, badge, onBadge } = view;
  const panels: Record<PanelName, () => TemplateResult> = {
    growth: () => growthPanel(state.evolution, language),
    skills: () => skillsPanel(state.skills, language),
    badges: () => badgesPanel(state.badges, language, { chosen: badge, onChoose: onBadge }),
    streak: () => streaksPanel(state.streaks, language),
  };
  return html`
    ${tabList({ tabs: tabsOf(language), active: panel, label: language.say('details'), onSelect })}
    <div class="panel" part="panel" id="panel" role="tabpanel" tabindex="0" aria-labelledby="tab-${panel}">
      ${panels[panel]()}
    </div>
  `;
}
