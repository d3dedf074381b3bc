import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  turn_running: ['conflict', 'The assistant is still answering in this conversation.'],
  too_many_turns: ['limit', 'The assistant is answering as much at once as one user may ask.'],
  assistant_busy: ['unavailable', 'The assistant answers as much as it can at the moment.'],
  ai_limit_reached: ['limit', 'The AI budget of this period is used up.'],
  turn_not_ended: ['conflict', 'The turn is still running.'],
  turn_outdated: ['conflict', 'Only the latest turn of a conversation can be answered again.'],
  turn_not_repeatable: ['conflict', 'This turn decided about a change; it is not answered again.'],
  turn_archived: ['conflict', 'The events of this turn are no longer kept; load its conversation.'],
  conversation_full: ['conflict', 'This conversation has as many messages as one may have.'],
  too_many_conversations: ['conflict', 'This user has as many conversations as one may have.'],
  action_changed: ['conflict', 'The change is not the one that was shown.'],
  action_expired: ['conflict', 'The change has waited too long; ask for it again.'],
  action_cancelled: ['conflict', 'The change was cancelled.'],
  action_executed: ['conflict', 'The change is carried out already.'],
  action_outdated: ['conflict', 'What the change is about is no longer as it was shown.'],
  action_invalid: ['invalid', 'The change cannot be carried out.'],
  undo_expired: ['conflict', 'The change can no longer be taken back.'],
  undo_outdated: ['conflict', 'It was changed since; taking the change back would undo that too.'],
  not_undoable: ['conflict', 'There is nothing to take back.'],
  rights_missing: ['forbidden', 'The credential lacks the right to make this change.'],
});
