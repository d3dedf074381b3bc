import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/trpc/router.ts';

type Inputs = inferRouterInputs<AppRouter>['widget'];
type Outputs = inferRouterOutputs<AppRouter>['widget'];

/** A procedure a widget calls, by its path on the wire. */
export type Path = `widget.${keyof Outputs & string}`;
type NameOf<P extends Path> = P extends `widget.${infer Name extends keyof Outputs & string}` ? Name : never;
export type Input<P extends Path> = Inputs[NameOf<P>];
export type Output<P extends Path> = Outputs[NameOf<P>];

export type WidgetState = Outputs['state'];
export type Marketplace = Outputs['marketplace'];
export type OperationStatus = Outputs['operation']['status'];
