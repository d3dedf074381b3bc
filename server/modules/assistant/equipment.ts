import { perApp, type App } from '../../db/context.ts';
import type { UserActor } from '../../kernel/actor.ts';
import type { PendingAction } from './action-schema.ts';
import type { Backend } from './backend.ts';
import { modelBackend } from './model/backend.ts';
import type { Tool } from './tools/tool.ts';

/** What a short message says of the change that waits. */
export type Reply =
  | { kind: 'confirm' }
  | { kind: 'cancel' }
  | { kind: 'edit'; changes: Readonly<Record<string, unknown>> };

/** What the engine of one app works with. Tests put others in place. */
export interface Equipment {
  /** Asked in this order, each when the one before it could not answer. */
  backends(app: App, actor: UserActor): readonly Backend[];
  tools(actor: UserActor): readonly Tool[];
  readReply(message: string, pending: PendingAction, today: string): Reply | undefined;
}

export const equipment = perApp((_app: App): Equipment => ({
  backends: (app, actor) =>
    app.settings.model ? [modelBackend(app, app.settings.model, equipment(app).tools(actor))] : [],
  tools: () => [],
  readReply: () => undefined,
}));
