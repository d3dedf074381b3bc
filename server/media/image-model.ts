import { ImageModelFailure, type ImageModel } from '../kernel/media.ts';
import { isPublicHost } from './public-address.ts';
import { readLimited } from './read-limited.ts';

export interface ImageModelOptions {
  /** `https://api.openai.com/v1`, without a trailing slash. */
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
  timeoutMs?: number;
}

/** Models take their time; a server that is silent for longer has forgotten us. */
const TIMEOUT_MS = 120_000;
const MAX_IMAGE_BYTES = 8 * 1024 * 1024;
/** Base64 is a third longer, and there is JSON around it. */
const MAX_ANSWER_BYTES = MAX_IMAGE_BYTES * 1.4 + 65_536;
const SIZE = '1024x1024';
/** What another try may mend: too early, too many, and whatever is the server's own fault. */
const isTemporary = (status: number): boolean => status === 408 || status === 429 || status >= 500;

const lie = (message: string): ImageModelFailure => new ImageModelFailure(message, false);

/** A client of `POST /images/generations` as OpenAI and its like serve it: one picture, as base64 or at a URL. */
export function imageModel({
  baseUrl,
  apiKey,
  model,
  timeoutMs = TIMEOUT_MS,
}: ImageModelOptions): ImageModel {
  async function generate(prompt: string, signal: AbortSignal): Promise<Uint8Array> {
    const response = await fetch(`${baseUrl}/images/generations`, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: {
        'content-type': 'application/json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ model, prompt, n: 1, size: SIZE }),
    });
    const bytes = await readLimited(response, MAX_ANSWER_BYTES);
    if (!response.ok)
      throw new ImageModelFailure(
        `the image model answered ${response.status}`,
        !isTemporary(response.status),
      );
    if (bytes === undefined) throw lie('the image model answered more than a picture');
    const first = firstImage(new TextDecoder().decode(bytes));
    if (typeof first.b64_json === 'string') return Buffer.from(first.b64_json, 'base64');
    if (typeof first.url === 'string') return download(first.url, signal);
    throw lie('the image model answered without a picture');
  }

  /** A picture at a URL of the model's own server, or anywhere on the internet: never inside our network. */
  async function download(text: string, signal: AbortSignal): Promise<Uint8Array> {
    if (!URL.canParse(text)) throw lie('the image model answered a URL that is none');
    const url = new URL(text);
    const isOwn = url.origin === new URL(baseUrl).origin;
    if (!isOwn && (url.protocol !== 'https:' || !(await isPublicHost(url.hostname))))
      throw lie('the image model answered a URL that is not public');
    const response = await fetch(url, { redirect: 'error', signal });
    const bytes = await readLimited(response, MAX_IMAGE_BYTES);
    if (!response.ok || bytes === undefined) throw lie('the picture of the image model could not be fetched');
    return bytes;
  }

  return {
    name: model,
    async draw(prompt, signal) {
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        const bytes = await generate(prompt, signal ? AbortSignal.any([signal, deadline]) : deadline);
        if (bytes.length === 0 || bytes.length > MAX_IMAGE_BYTES) throw lie('the picture has no usable size');
        return bytes;
      } catch (error) {
        if (error instanceof ImageModelFailure) throw error;
        if (deadline.aborted) throw lie('the image model did not answer in time');
        throw new ImageModelFailure('the image model could not be reached', false);
      }
    },
  };
}

/** The first entry of `data`; an empty one for any other answer. */
function firstImage(text: string): { b64_json?: unknown; url?: unknown } {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('data' in answer)) return {};
    const first: unknown = Array.isArray(answer.data) ? answer.data[0] : undefined;
    return typeof first === 'object' && first !== null ? first : {};
  } catch {
    return {};
  }
}
