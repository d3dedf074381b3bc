import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../core/words/words.ts';
import { chatIcon, type ChatIcon } from '../icons.ts';
import type { CardOf, Place } from '../shapes.ts';
import { mapOf } from './map.ts';
import { moneyOf } from './money.ts';
import { comparison } from './radar.ts';
import { CONFIDENCE_WORDS, verdictOf, type Verdict } from './verdict.ts';

const ICONS: Record<Verdict, ChatIcon> = {
  clear: 'shield',
  unknown: 'question',
  unsafe: 'danger',
  unjudged: 'question',
};
/** Of the dining data, which is of one city. */
const CURRENCY = 'INR';
/** Of the link to a map, which is said as the host of any link is. */
const MAPS = 'www.openstreetmap.org';

/** The verdict first: a word and a sign, whatever the colours. */
function allergies(place: Place, verdict: Verdict, { say }: Language): TemplateResult {
  return html`<div class="verdict">
    <p>${chatIcon(ICONS[verdict])}<b>${say(verdict)}</b></p>
    ${verdict === 'clear' ? html`<p class="fine muted">${say('clearText')}</p>` : nothing}
    ${
      place.warnings.length > 0
        ? html`<ul>
            ${place.warnings.map(
              ({ allergen, title, message, confidence }) =>
                html`<li data-confidence=${confidence}>
                  <b dir="auto">${title}: ${allergen}</b> (${say(CONFIDENCE_WORDS[confidence])})<br />
                  <span dir="auto">${message}</span>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </div>`;
}

function mapLink({ name, lat, lng }: Place, { say }: Language): unknown {
  if (lat === null || lng === null) return nothing;
  const href = `https://${MAPS}/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}`;
  return html`<a class="map-link" href=${href} target="_blank" rel="noopener noreferrer"
    >${chatIcon('pin')}${say('onMap')}<span class="sr"> ${name}</span> <span class="host">${MAPS}</span></a
  >`;
}

function facts(place: Place, { say, lang, number }: Language): string {
  const { cuisines, area, costForTwo, rating, priceTier } = place;
  const price =
    costForTwo === null
      ? priceTier
      : say('forTwo', { price: moneyOf(lang, CURRENCY)(costForTwo).replace(/[.,]00$/, '') });
  return [cuisines.join(', '), area, price, rating === null ? null : say('rating', { n: number(rating) })]
    .filter(Boolean)
    .join(' · ');
}

function placeCard(place: Place, at: number, isJudged: boolean, language: Language): TemplateResult {
  const { id, name, fitScore, fitTags, summary, address } = place;
  const { say, percent } = language;
  const verdict = verdictOf(place, isJudged);
  return html`<li class="place" data-id=${id} data-verdict=${verdict}>
    ${verdict === 'unjudged' ? nothing : allergies(place, verdict, language)}
    <div class="about">
      <h4 dir="auto"><span class="nth muted">${at + 1}</span> ${name}</h4>
      <span class="fit">${say('fit', { share: percent(fitScore / 100) })}</span>
      <p class="muted" dir="auto">${facts(place, language)}</p>
      ${summary ? html`<p dir="auto">${summary}</p>` : nothing}
      ${
        fitTags.length > 0
          ? html`<ul class="tags" aria-label=${say('whyFits')}>
              ${fitTags.map((tag) => html`<li dir="auto">${chatIcon('check')}${tag}</li>`)}
            </ul>`
          : nothing
      }
      ${address ? html`<p class="muted" dir="auto">${address}</p>` : nothing} ${mapLink(place, language)}
    </div>
  </li>`;
}

/** Places to eat, each under what is known of the user's allergies. */
export function places(card: CardOf<'restaurants'>, language: Language): TemplateResult {
  const { layout, judged, places } = card;
  const { say } = language;
  return html`<h4 class="sr">${say('places')}</h4>
    ${
      judged
        ? nothing
        : html`<p class="unjudged muted">
            ${chatIcon('question')}<span><b>${say('unjudged')}.</b> ${say('unjudgedText')}</span>
          </p>`
    }
    ${layout === 'map_view' ? mapOf(places, language) : nothing}
    ${layout === 'comparison_chart' ? comparison(places, language) : nothing}
    <ol class="places">
      ${places.map((place, at) => placeCard(place, at, judged, language))}
    </ol>`;
}
