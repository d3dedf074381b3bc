import { html, nothing, type TemplateResult } from 'lit';
import { dayOf, momentOf } from '../core/words/dates.ts';
import type { Language } from '../core/words/words.ts';
import type { WidgetState } from '../core/procedures.ts';
import { icon } from '../ui/all-icons.ts';
import { meter } from '../ui/meter.ts';
import { vars } from '../ui/vars.ts';
import { levelShare, shareOf } from './progress.ts';

const empty = (text: string): TemplateResult => html`<p class="panel-empty muted">${text}</p>`;

const picture = (url: string | null, name: 'bars' | 'medal'): TemplateResult =>
  url
    ? html`<img class="glyph" src=${url} alt="" loading="lazy" width="36" height="36" />`
    : html`<span class="glyph">${icon(name)}</span>`;

/** Every requirement of the next stage, met or not. */
export function growthPanel(evolution: WidgetState['evolution'], { say }: Language): TemplateResult {
  if (!evolution || evolution.nextStage === null) return empty(say('lastStageText'));
  return html`<ul class="rows">
    ${evolution.requirements.map((requirement) => {
      const { kind, needed, actual, met } = requirement;
      const { label: name } = requirement;
      const label =
        kind === 'skill'
          ? say('skillLevel', { name })
          : kind === 'badge'
            ? say('badgeNamed', { name })
            : name;
      const text = say('progressOf', { actual: Math.min(actual, needed), needed });
      return html`<li class="row" ?data-met=${met}>
        <span class="row-head">
          <span class="ellipsis">${label}</span>
          <span class="value"
            >${met ? html`${icon('check')}<span class="sr">${say('met')}</span>` : text}</span
          >
        </span>
        ${meter({ share: shareOf(requirement), label, text })}
      </li>`;
    })}
  </ul>`;
}

/** Each skill with its level and the way to the next. */
export function skillsPanel(skills: WidgetState['skills'], { say }: Language): TemplateResult {
  if (skills.length === 0) return empty(say('noSkills'));
  return html`<ul class="rows">
    ${skills.map((skill) => {
      const { name, level, value, max, pointsPerLevel, color, iconUrl } = skill;
      const isFull = value >= max;
      const left = (level + 1) * pointsPerLevel - value;
      const text = isFull
        ? say('levelMax', { n: level })
        : say('toNextLevel', { n: Math.ceil(left), level: level + 1 });
      return html`<li class="row skill" ${vars({ '--tint': color ?? undefined })}>
        ${picture(iconUrl, 'bars')}
        <span class="row-head">
          <span class="ellipsis">${name}</span>
          <span class="value">${say('level', { n: level })}</span>
        </span>
        ${meter({ share: levelShare(skill), label: name, text, color })}
      </li>`;
    })}
  </ul>`;
}

type Badge = WidgetState['badges'][number];

const badgeStatus = ({ status, awardedAt }: Badge, { say, lang }: Language): string => {
  if (status === 'awarded')
    return awardedAt ? say('badgeAwardedOn', { date: dayOf(lang, awardedAt) }) : say('badgeAwarded');
  return say(status === 'ready' ? 'badgeReady' : 'badgeLocked');
};

/** All badges, the earned ones bright; the chosen one tells its story above them. */
export function badgesPanel(
  badges: WidgetState['badges'],
  language: Language,
  { chosen, onChoose }: { chosen: string | null; onChoose: (key: string) => void },
): TemplateResult {
  const { say } = language;
  if (badges.length === 0) return empty(say('noBadges'));
  const badge = badges.find(({ key }) => key === chosen);
  const earned = badges.filter(({ status }) => status === 'awarded').length;
  return html`
    <p class="story" id="story">
      ${
        badge
          ? html`<b>${badge.name}</b> ${badge.description}
              <span class="muted">${badgeStatus(badge, language)}</span>`
          : html`<span class="muted">${say('badgeCount', { n: earned, all: badges.length })}</span>`
      }
    </p>
    <ul class="badges">
      ${badges.map(
        (each) =>
          html`<li>
            <button
              class="badge"
              data-status=${each.status}
              aria-pressed=${each.key === chosen}
              aria-describedby=${each.key === chosen ? 'story' : nothing}
              @click=${() => onChoose(each.key)}
            >
              <span class="medal"
                >${picture(each.iconUrl, 'medal')}${each.status === 'locked' ? icon('lock') : nothing}</span
              >
              <span class="badge-name">${each.name}</span>
              <span class="sr">, ${badgeStatus(each, language)}</span>
            </button>
          </li>`,
      )}
    </ul>
  `;
}

/** Each streak: how long, the last periods, and whether it is about to break. */
export function streaksPanel(
  streaks: WidgetState['streaks'],
  { say, number, lang }: Language,
): TemplateResult {
  if (streaks.length === 0) return empty(say('noStreaks'));
  return html`<ul class="rows">
    ${streaks.map(({ name, period, count, best, atRisk, burned, freezes, lastPeriods, periodEndsAt }) => {
      const warning = atRisk
        ? say('streakAtRisk', { time: momentOf(lang, periodEndsAt) })
        : burned
          ? say('streakBurned')
          : '';
      return html`<li class="streak">
        <span class="big" ?data-lit=${count > 0 && !burned}>${icon('flame')}${number(count)}</span>
        <span class="streak-text">
          <b class="ellipsis">${name}</b>
          <span class="muted">${say(period, { n: count })} · ${say('streakBest', { n: best })}</span>
          ${freezes > 0 ? html`<span class="muted freezes">${icon('snow')}${say('streakFreezes', { n: freezes })}</span>` : nothing}
        </span>
        <span class="periods" role="list">
          ${lastPeriods.map(
            (isDone) =>
              html`<i role="listitem" ?data-done=${isDone}>
                ${isDone ? icon('check') : nothing}<span class="sr"
                  >${say(isDone ? 'periodDone' : 'periodMissed')}</span
                >
              </i>`,
          )}
        </span>
        ${warning ? html`<p class="warning">${warning}</p>` : nothing}
      </li>`;
    })}
  </ul>`;
}
