import { perApp, type App } from '../../db/context.ts';
import type { UserActor } from '../../kernel/actor.ts';
import type { PendingAction } from './action-schema.ts';
import type { Backend } from './backend.ts';
import { builtIn, isUndo, readReply } from './builtin/index.ts';
import type { Known, Reply } from './builtin/replies.ts';
import { modelBackend } from './model/backend.ts';
import { toolsFor } from './tools/registry.ts';
import type { Tool } from './tools/tool.ts';

/** What the engine of one app works with. Tests put others in place. */
export interface Equipment {
  /** Asked in this order, each when the one before it could not answer. */
  backends(app: App, actor: UserActor): readonly Backend[];
  tools(actor: UserActor): readonly Tool[];
  readReply(message: string, pending: PendingAction, today: string, known?: Known): Reply | undefined;
  isUndo(message: string): boolean;
}

export const equipment = perApp((_app: App): Equipment => ({
  backends: (app, actor) => {
    const { model } = app.settings;
    return model ? [modelBackend(app, model, equipment(app).tools(actor)), builtIn] : [builtIn];
  },
  tools: toolsFor,
  readReply,
  isUndo,
}));
