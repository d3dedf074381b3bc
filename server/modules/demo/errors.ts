import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  unauthorized: ['unauthenticated', 'Start a demo session first: POST /api/v1/demo/session.'],
  not_a_demo_session: ['forbidden', 'That credential is no demo session.'],
  no_buddy: ['precondition', 'Hatch a buddy first.'],
  demo_busy: ['unavailable', 'The demo is busy. Try again in a moment.'],
});
