import { failures } from '../../kernel/errors.ts';
import { DEFAULT_AUDIENCE, type CustomerSettings } from './settings.ts';

const fail = failures({
  missing_audience: ['bad_request', 'Several audiences are declared, so one must be named.'],
  unknown_audience: ['bad_request', 'No such audience is declared.'],
});

/**
 * The audience a user acts in. A customer that declared none has one by the name of `default`; with exactly one it
 * need not be named. Throws 400 `missing_audience`, 400 `unknown_audience`.
 */
export function resolveAudience(settings: CustomerSettings, wanted: string | undefined): string {
  const keys =
    settings.audiences.length === 0 ? [DEFAULT_AUDIENCE] : settings.audiences.map((audience) => audience.key);
  const [only] = keys;
  if (wanted === undefined) {
    if (keys.length > 1 || only === undefined) throw fail('missing_audience', { audiences: keys });
    return only;
  }
  if (!keys.includes(wanted)) throw fail('unknown_audience', { audience: wanted, audiences: keys });
  return wanted;
}
