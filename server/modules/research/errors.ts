import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  no_consent: ['not_found', 'This user has not said yet whether to take part.'],
  age_not_confirmed: ['invalid', 'Taking part needs a confirmed age.'],
  export_not_configured: ['unavailable', 'The research export is not configured on this server.'],
  export_forbidden: ['forbidden', 'The export token is missing or wrong.'],
});
