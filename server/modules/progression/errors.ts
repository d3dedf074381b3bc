import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  insufficient_balance: ['bad_request', 'The balance does not cover that.'],
  progression_not_spendable: ['bad_request', 'The progression token only grows; it cannot be spent.'],
  unknown_token: ['bad_request', 'This configuration has no such token.'],
  balance_overflow: ['bad_request', 'The balance would exceed what can be kept exactly.'],
  missing_audience: ['bad_request', 'Several audiences are declared, so the event must name one.'],
  unknown_audience: ['bad_request', 'No such audience is declared.'],
  event_quota_exceeded: ['payment', "This month's events are used up."],
  event_id_conflict: ['conflict', 'This event_id was used for another user or type.'],
  occurred_in_future: ['invalid', 'The event lies in the future.'],
  event_not_storable: ['invalid', 'The event holds something that cannot be stored.'],
  reserved_event_type: ['invalid', 'Only Fledge itself raises events of this type.'],
  reserved_event_id: ['invalid', 'Ids that begin with `fledge:` belong to Fledge itself.'],
  internal_error: ['internal', 'Something went wrong on our side.'],
  unavailable: ['unavailable', 'Events cannot be taken in right now; send them again.'],
});
