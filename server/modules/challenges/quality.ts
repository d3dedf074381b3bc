/** How concrete a reflection is, by plain rules over English text. Each part is 0 to 25; together 0 to 100. */
export interface Quality {
  score: number;
  specificity: number;
  actionability: number;
  emotion: number;
  categoryMatch: number;
  /** One sentence a part: what was found, or what would help. */
  feedback: string[];
}

export interface ReflectionText {
  category: string;
  text: string;
  intendedAction?: string | null | undefined;
}

const PART = 25;

const THINGS =
  /\b(rent|grocer\w*|food|lunch|dinner|coffee|tea|snacks?|takeaway|restaurants?|bus|train|taxi|fuel|petrol|phone|data|clothes|shoes|games?|books?|cinema|movies?|concerts?|museum|gifts?|medicine|doctor|repairs?|subscriptions?|streaming|gym|bills?|electricity|insurance|travel|tickets?)\b/gi;
const FIGURE =
  /(?:[$€£₹¥]\s?\d|\b\d+(?:[.,]\d+)?\s?(?:%|percent|dollars?|euros?|pounds?|rupees?|yen|times|days?|weeks?)?\b)/i;
const WHEN =
  /\b(today|yesterday|weekends?|weekdays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|morning|evening|night|payday|after work|this (?:week|month)|last (?:week|month))\b/i;
const WHY = /\b(because|since|so that|due to|in order to|reason|as i|when i|whenever)\b/i;

const INTENT =
  /\b(i(?:'| wi)ll|i am going to|i'm going to|i plan to|i want to|i could|i should|next time|instead of|let me)\b/i;
const VERB =
  /\b(limit|reduce|cut|avoid|cancel|cook|walk|save|set|plan|track|compare|wait|skip|stop|bring|pack|move|transfer|sell|borrow|ask|buy less|spend less|switch|prepare)\b/i;
const BOUND =
  /\b(only|at most|no more than|once|twice|until|by the end|every|each|per (?:day|week|month)|weekends?|before|after)\b/i;

const FEELING =
  /\b(happy|glad|proud|relieved|calm|content|guilty|sad|upset|angry|frustrat\w*|stress\w*|anxious|worried|afraid|bored|tired|lonely|tempt\w*|excited|regret\w*|ashamed|embarrass\w*|surprised|overwhelmed|satisf\w*|enjoy\w*|love[ds]?|hate[ds]?|felt|feel|feeling)\b/i;
const COPING = /\b(because|when|after|made me|helped me|so i)\b/i;

const WORDS_OF: Readonly<Record<string, RegExp>> = {
  needs:
    /\b(rent|grocer\w*|food|bills?|electricity|water|medicine|doctor|transport|bus|train|fuel|insurance|phone|need(?:s|ed)?|necessar\w*|essential\w*)\b/i,
  wants:
    /\b(snacks?|coffee|takeaway|clothes|shoes|games?|gadgets?|want(?:s|ed)?|treats?|shopping|restaurants?|optional|impulse|delivery|subscriptions?|streaming)\b/i,
  culture:
    /\b(books?|cinema|movies?|concerts?|museums?|theat(?:re|er)|exhibitions?|course|class|learn\w*|music|art|culture|reading)\b/i,
  unexpected:
    /\b(repairs?|broke\w*|emergency|unexpected\w*|surprise\w*|fines?|doctor|accident|urgent|sudden\w*|lost|replace\w*)\b/i,
  savings: /\b(sav(?:e|ed|ing|ings)|goal|put aside|deposit\w*|reserve|fund|target)\b/i,
  habits: /\b(habit|routine|every|streak|log\w*|track\w*|remember\w*|daily|weekly)\b/i,
};

/** Scores a reflection. Pure; the rules are the patterns above, and the feedback says which of them were met. */
export function qualityOf({ category, text, intendedAction }: ReflectionText): Quality {
  const plan = intendedAction ?? '';
  const specificity = specific(text);
  const actionability = actionable(text, plan);
  const emotion = felt(text);
  const match = matches(category, `${text} ${plan}`);
  const parts = [specificity, actionability, emotion, match];
  return {
    score: parts.reduce((sum, part) => sum + part.points, 0),
    specificity: specificity.points,
    actionability: actionability.points,
    emotion: emotion.points,
    categoryMatch: match.points,
    feedback: parts.map((part) => part.said),
  };
}

interface Part {
  points: number;
  said: string;
}

function specific(text: string): Part {
  const things = new Set([...text.matchAll(THINGS)].map(([word]) => word.toLowerCase()));
  const found = [
    things.size > 0 && 'what it was',
    FIGURE.test(text) && 'how much',
    WHEN.test(text) && 'when',
    WHY.test(text) && 'why',
  ].filter((part) => part !== false);
  // The thing itself counts most; a text of a few words says little whatever it names.
  const raw =
    (things.size > 0 ? 10 : 0) +
    (FIGURE.test(text) ? 6 : 0) +
    (WHEN.test(text) ? 4 : 0) +
    (WHY.test(text) ? 5 : 0);
  const points = wordsIn(text) < 5 ? Math.min(raw, 8) : raw;
  return {
    points,
    said:
      found.length > 0
        ? `Specific: you said ${listed(found)}.`
        : 'Name what you bought, how much it was, when and why.',
  };
}

function actionable(text: string, plan: string): Part {
  const all = `${plan} ${text}`;
  const acts = VERB.test(all);
  const points = Math.min(
    PART,
    (acts ? 10 : 0) + (INTENT.test(text) || plan !== '' ? 8 : 0) + (acts && BOUND.test(all) ? 7 : 0),
  );
  if (points >= 18) return { points, said: 'Actionable: there is a step you can check.' };
  if (points > 0) return { points, said: 'There is a wish in it; add a limit or a day to make it a plan.' };
  return { points, said: 'Say one thing you will do differently, and when.' };
}

function felt(text: string): Part {
  if (!FEELING.test(text)) return { points: 0, said: 'How did it feel? A word is enough.' };
  return COPING.test(text)
    ? { points: PART, said: 'You said how it felt and what it had to do with it.' }
    : { points: 15, said: 'You said how it felt; what brought it about?' };
}

function matches(category: string, text: string): Part {
  const words = WORDS_OF[category];
  if (!words || words.test(text)) return { points: PART, said: `It is about ${category}.` };
  return { points: 5, said: `Nothing in it points to ${category}; is that the right category?` };
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\w/.test(word)).length;

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
