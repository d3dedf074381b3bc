/** More than any answer is; what sends more is not read to its end. */
const MOST_BYTES = 4 * 1024 * 1024;

/** `fetch`, whose answers end with an error where they become larger than answers are. */
export async function limitedFetch(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  if (!response.body) return response;
  let read = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.byteLength;
        if (read > MOST_BYTES) controller.error(new Error('the model sent more than an answer'));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, { status: response.status, headers: response.headers });
}
