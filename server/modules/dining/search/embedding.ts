import { z } from 'zod';
import type { EmbeddingSettings } from '../../../db/context.ts';

const MAX_DIMENSIONS = 8_192;
const MAX_TEXT = 6_000;

const answer = z.object({
  data: z.array(
    z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1).max(MAX_DIMENSIONS) }),
  ),
});

/** Vectors of texts, in their order, from an OpenAI-compatible server. Throws when it does not answer as it should. */
export async function embed(
  { baseUrl, apiKey, model }: EmbeddingSettings,
  texts: readonly string[],
  timeoutMs: number,
): Promise<number[][]> {
  const response = await fetch(`${baseUrl}/embeddings`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify({ model, input: texts.map((text) => text.slice(0, MAX_TEXT)) }),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`the embedding server answered ${response.status}`);
  const { data } = answer.parse(await response.json());
  const byIndex = new Map(data.map((entry) => [entry.index, entry.embedding]));
  return texts.map((_, index) => {
    const vector = byIndex.get(index);
    if (!vector) throw new Error('the embedding server left a text out');
    return vector;
  });
}
