import type { Api } from './api.ts';
import { backoffMs } from './backoff.ts';
import { randomId } from './random-id.ts';
import type { Output } from './procedures.ts';
import { WireError } from './wire.ts';

export interface TrackOptions {
  /** The host's own id of the event; the same id never counts twice. */
  eventId?: string;
}
export type Tracked = Output<'widget.track'>;
export type Track = (
  type: string,
  properties?: Record<string, unknown>,
  options?: TrackOptions,
) => Promise<Tracked>;

const ATTEMPTS = 5;
const mayPass = ({ status }: WireError): boolean => status === 0 || status === 429 || status >= 500;

/** Sends an event of this page; tried again under the same id, so that it never counts twice. */
export const createTrack =
  (api: Api): Track =>
  async (type, properties, { eventId = randomId('evt') } = {}) => {
    const event = { eventId, type, properties: properties ?? {} };
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await api.mutate('widget.track', event);
      } catch (error) {
        const isFinal = !(error instanceof WireError) || error.code === 'superseded' || !mayPass(error);
        if (isFinal || attempt + 1 >= ATTEMPTS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt)));
    }
  };
