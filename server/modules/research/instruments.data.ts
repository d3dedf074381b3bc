export const TRACKS = ['tale', 'gala'] as const;
export type Track = (typeof TRACKS)[number];
export const PHASES = ['pre', 'weekly', 'post'] as const;
export type Phase = (typeof PHASES)[number];

export interface Scale {
  min: number;
  max: number;
  /** What the ends mean. */
  minLabel: string;
  maxLabel: string;
}

export interface Item {
  key: string;
  text: string;
  /** Agreeing says the opposite of what the instrument measures: scored as `min + max - answer`. */
  isReversed: boolean;
}

/** A questionnaire. A change of its items is a new version; answers keep the version they were given to. */
export interface Instrument {
  key: string;
  version: number;
  title: string;
  measures: string;
  responseType: 'survey' | 'assessment';
  tracks: readonly Track[];
  phases: readonly Phase[];
  scale: Scale;
  items: readonly Item[];
}

const AGREE: Scale = { min: 1, max: 5, minLabel: 'Not at all true of me', maxLabel: 'Very true of me' };
const OFTEN: Scale = { min: 1, max: 5, minLabel: 'Never', maxLabel: 'Every day' };
const CERTAIN: Scale = { min: 0, max: 10, minLabel: 'Cannot do it at all', maxLabel: 'Certain I can do it' };

const q = (key: string, text: string, isReversed = false): Item => ({ key, text, isReversed });
const BOTH: readonly Track[] = ['tale', 'gala'];

/** Our own questionnaires. `tale` follows what people learn about their money, `gala` what play does to their habits. */
export const INSTRUMENTS: readonly Instrument[] = [
  {
    key: 'budget_confidence',
    version: 1,
    title: 'Budget confidence',
    measures: 'How sure somebody is of keeping a budget',
    responseType: 'survey',
    tracks: BOTH,
    phases: ['pre', 'post'],
    scale: CERTAIN,
    items: [
      q('q1', 'I can plan a month so that the money lasts.'),
      q('q2', 'I can say no to a purchase that is not in the plan.'),
      q('q3', 'I can get back on track after an expensive week.'),
      q('q4', 'I can put something aside even in a tight month.'),
      q('q5', 'Money plans of mine fall apart whatever I do.', true),
    ],
  },
  {
    key: 'spending_awareness',
    version: 1,
    title: 'Spending awareness',
    measures: 'How well somebody knows where the money goes',
    responseType: 'survey',
    tracks: ['tale'],
    phases: ['pre', 'weekly', 'post'],
    scale: AGREE,
    items: [
      q('q1', 'I know roughly what I spent in the last seven days.'),
      q('q2', 'I notice when I buy something out of a mood.'),
      q('q3', 'At the end of the month I wonder where the money went.', true),
      q('q4', 'I can tell which purchases I could have done without.'),
    ],
  },
  {
    key: 'impulse_buying',
    version: 1,
    title: 'Buying on impulse',
    measures: 'How often wants win over plans (higher is less often)',
    responseType: 'survey',
    tracks: BOTH,
    phases: ['pre', 'weekly', 'post'],
    scale: OFTEN,
    items: [
      q('q1', 'I bought something that I had not meant to buy.', true),
      q('q2', 'I waited a day before buying something I wanted.'),
      q('q3', 'I regretted a purchase.', true),
      q('q4', 'I left a shop, or a full basket, without buying.'),
    ],
  },
  {
    key: 'money_knowledge',
    version: 1,
    title: 'What money does',
    measures: 'How familiar the basics are',
    responseType: 'assessment',
    tracks: ['tale'],
    phases: ['pre', 'post'],
    scale: AGREE,
    items: [
      q('q1', 'I can explain the difference between needs and wants with an example of my own.'),
      q('q2', 'I can work out what an instalment costs me in the end.'),
      q('q3', 'I know how many months I could live from what I have put aside.'),
      q('q4', 'Interest is something that I have to take on trust.', true),
    ],
  },
  {
    key: 'play_engagement',
    version: 1,
    title: 'Playing along',
    measures: 'How much the game is enjoyed and shapes what people do',
    responseType: 'survey',
    tracks: ['gala'],
    phases: ['weekly', 'post'],
    scale: AGREE,
    items: [
      q('q1', 'I opened the app because I wanted to, not because I had to.'),
      q('q2', 'A challenge made me do something that I would not have done.'),
      q('q3', 'The points and badges mean nothing to me.', true),
      q('q4', 'I looked forward to seeing how my companion is doing.'),
    ],
  },
  {
    key: 'goal_commitment',
    version: 1,
    title: 'Standing by a goal',
    measures: 'How firmly somebody stands by the savings goal',
    responseType: 'survey',
    tracks: ['gala'],
    phases: ['pre', 'weekly', 'post'],
    scale: AGREE,
    items: [
      q('q1', 'My savings goal matters to me.'),
      q('q2', 'I would give up something nice for it.'),
      q('q3', 'It would not take much to make me drop it.', true),
    ],
  },
];

/** The newest version of an instrument. */
export const instrumentOf = (key: string): Instrument | undefined =>
  INSTRUMENTS.filter((instrument) => instrument.key === key).sort((a, b) => b.version - a.version)[0];
