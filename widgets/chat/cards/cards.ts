import { html, nothing } from 'lit';
import { cards as words } from '../../core/words/en/cards.ts';
import { addWords, type Language } from '../../core/words/words.ts';
import { meters } from '../../ui/meter.styles.ts';
import type { Card } from '../shapes.ts';
import { breakdown } from './breakdown.ts';
import { styles } from './cards.styles.ts';
import { places } from './places.ts';
import { placeStyles } from './places.styles.ts';
import { score } from './score.ts';
import { series } from './series.ts';
import { transactions } from './transactions.ts';

addWords(words);
export const cardStyles = [meters, styles, placeStyles];

function contentOf(card: Card, language: Language): unknown {
  switch (card.kind) {
    case 'breakdown':
      return breakdown(card, language);
    case 'series':
      return series(card, language);
    case 'transactions':
      return transactions(card, language);
    case 'score':
      return score(card, language);
    case 'restaurants':
      return places(card, language);
    default:
      return nothing;
  }
}

/** What an answer shows below its text. */
export const cardOf = (card: Card, language: Language): unknown =>
  html`<section class="card" part="card" data-kind=${card.kind}>${contentOf(card, language)}</section>`;
