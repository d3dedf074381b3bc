import { EXAMPLES } from '../examples.data.ts';

/** A text as the weights of its words and of its pairs of words, of length 1. */
type Vector = ReadonlyMap<string, number>;

const FILLERS = new Set(
  'a an the i me my you your to of for in on at it is are do does did please and so that this with'.split(
    ' ',
  ),
);

const stem = (word: string): string =>
  word.startsWith('x') ? word : word.replace(/(?:ings?|ed|es|s|ly)$/, '').slice(0, 8) || word;

function featuresOf(text: string): string[] {
  const words = text.trim().split(/\s+/).map(stem);
  const telling = words.filter((word) => !FILLERS.has(word));
  return [...telling, ...telling.slice(1).map((word, i) => `${telling[i] ?? ''} ${word}`)];
}

const examples = Object.entries(EXAMPLES).flatMap(([name, texts]) =>
  texts.map((text) => ({ name, features: featuresOf(text) })),
);
const spread = new Map<string, number>();
for (const { features } of examples)
  for (const feature of new Set(features)) spread.set(feature, (spread.get(feature) ?? 0) + 1);

/** What is in few examples tells more than what is in many. */
const weightOf = (feature: string): number =>
  Math.log(1 + examples.length / (1 + (spread.get(feature) ?? 0)));

function vectorOf(features: readonly string[]): Vector {
  const weights = new Map<string, number>();
  for (const feature of features) weights.set(feature, weightOf(feature));
  const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return new Map([...weights].map(([feature, weight]) => [feature, weight / length]));
}

const known = examples.map(({ name, features }) => ({ name, vector: vectorOf(features) }));

const likeness = (a: Vector, b: Vector): number =>
  [...a].reduce((sum, [feature, weight]) => sum + weight * (b.get(feature) ?? 0), 0);

const ENOUGH = 0.3;
const NEIGHBOURS = 4;

/** The intent whose examples are nearest to a text, by a vote of the nearest; undefined where none is near. */
export function nearestIntent(text: string): string | undefined {
  const vector = vectorOf(featuresOf(text));
  const near = known
    .map(({ name, vector: other }) => ({ name, score: likeness(vector, other) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, NEIGHBOURS);
  if ((near[0]?.score ?? 0) < ENOUGH) return undefined;
  const votes = new Map<string, number>();
  for (const { name, score } of near) votes.set(name, (votes.get(name) ?? 0) + score * score);
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
