import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/trpc/router.ts';

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

/** The routers a widget calls, by their path on the wire. */
interface Given {
  widget: Inputs['widget'];
  'challenges.board': Inputs['challenges']['board'];
  assistant: Pick<Inputs['assistant'], 'prompts'>;
  'assistant.conversations': Inputs['assistant']['conversations'];
  'assistant.turns': Inputs['assistant']['turns'];
  'assistant.actions': Inputs['assistant']['actions'];
  'book.categories': Inputs['book']['categories'];
}
interface Answered {
  widget: Outputs['widget'];
  'challenges.board': Outputs['challenges']['board'];
  assistant: Pick<Outputs['assistant'], 'prompts'>;
  'assistant.conversations': Outputs['assistant']['conversations'];
  'assistant.turns': Outputs['assistant']['turns'];
  'assistant.actions': Outputs['assistant']['actions'];
  'book.categories': Outputs['book']['categories'];
}

/** A procedure a widget calls, by its path on the wire. */
export type Path = { [R in keyof Answered]: `${R}.${keyof Answered[R] & string}` }[keyof Answered];
type At<Routers, P extends Path> = {
  [R in keyof Routers & string]: P extends `${R}.${infer Name extends keyof Routers[R] & string}`
    ? Routers[R][Name]
    : never;
}[keyof Routers & string];
export type Input<P extends Path> = At<Given, P>;
export type Output<P extends Path> = At<Answered, P>;

export type WidgetState = Output<'widget.state'>;
export type Marketplace = Output<'widget.marketplace'>;
export type OperationStatus = Output<'widget.operation'>['status'];
