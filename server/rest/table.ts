import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ctx } from '../db/context.ts';
import type { Dialect } from './dialects/dialect.ts';

/**
 * The vocabulary of REST tables. A row names a procedure and says nothing of rights or data: those belong to
 * procedures and verbs. The vocabulary is closed; what it cannot say is a `raw` row or, better, a procedure.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A path is written relative to the family's prefix: `'GET /eggs/:egg_id'`. */
export type RouteKey = `${Method} ${string}`;

/** Input fields a row fixes. They can not be sent by the caller. */
export type Constants = Readonly<Record<string, string | number | boolean | null>>;

export interface ProcedureRow {
  /** Path of the procedure in the router: `'buddies.eggs.create'`. */
  readonly call: string;
  /** Status of success; 200 unless said. */
  readonly status?: 200 | 201 | 202 | 204;
  /** A boolean field of the output that says the thing was there already: then the status is 200. */
  readonly repeated?: string;
  /** Query flags that send a request to another procedure with the same input: `{ dry_run: 'events.dryRun' }`, 200. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Every answer says in `X-Event-Quota-*` where the caller's customer stands in the month. */
  readonly quota?: true;
  readonly with?: Constants;
  /**
   * Names in the path or query → input fields: where camelCasing the name does not find the field, and on writes for
   * fields that come in the query only (`rename: { dry_run: 'dryRun' }`).
   */
  readonly rename?: Readonly<Record<string, string>>;
  /** Another shape of the answer for this row only. */
  readonly view?: View;
  /** The scope a limited credential needs, for the reference. The procedure is what checks it. */
  readonly scope?: string;
  /** For the reference, when the procedure's own summary does not fit. */
  readonly summary?: string;
  readonly deprecated?: boolean;
}

/** An answer in another shape: what it looks like (camelCase, recased like any output) and how it is made. */
export interface View {
  readonly output: z.ZodType;
  readonly map: (output: never) => unknown;
}

/** `view(eggList, (page: Page<Egg>) => …)`; views live in rest/views. */
export const view = <In, S extends z.ZodType>(output: S, map: (output: In) => z.input<S>): View => ({
  output,
  map,
});

/** What a raw handler gets: the request as it came, and procedures as the only way to the domain. */
export interface RawCall {
  readonly ctx: Ctx;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Path parameters by the names of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** Calls a procedure with input in its own (camelCase) names. */
  readonly call: (procedure: string, input?: unknown) => Promise<unknown>;
  /** What a procedure answered, in the family's wire casing. */
  readonly toWire: (procedure: string, output: unknown) => unknown;
}

export interface RawRow {
  /** Answers through `reply`; what it throws is answered in the family's dialect. */
  readonly handler: (call: RawCall) => Promise<unknown> | unknown;
  readonly openapi: RawOpenApi;
}

export interface RawOpenApi {
  readonly summary: string;
  /** How the body reaches `request.body`: parsed JSON, a Buffer, or not read at all (`request.raw` streams). */
  readonly body?: 'json' | 'bytes' | 'stream';
  /** Callers without a credential may send bytes or a stream; else they are refused before the body is read. */
  readonly open?: boolean;
  /** Largest body in bytes, for `json` and `bytes`; 1 MiB unless said. */
  readonly maxBytes?: number;
  /** Operation fields of OpenAPI 3.1, as they go into the document. */
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
  readonly deprecated?: boolean;
}

export type Row = string | ProcedureRow | RawRow;
export type Routes = Readonly<Record<RouteKey, Row>>;

type Extra = Omit<ProcedureRow, 'call' | 'status'>;

/** 201 with the resource. */
export const created = (call: string, extra: Extra = {}): ProcedureRow => ({ call, status: 201, ...extra });
/** 202: the work goes on in an operation. */
export const accepted = (call: string, extra: Extra = {}): ProcedureRow => ({ call, status: 202, ...extra });
/** 204: whatever the procedure answers is not sent. */
export const noContent = (call: string, extra: Extra = {}): ProcedureRow => ({ call, status: 204, ...extra });
/** Streams, uploads, redirects, plain text. Brings its own OpenAPI. */
export const raw = (handler: RawRow['handler'], openapi: RawOpenApi): RawRow => ({ handler, openapi });

/**
 * Which budget of calls a row draws on: the caller's plan, the larger one of widgets, the small one of logins,
 * or none (probes).
 */
export type RouteClass = 'plan' | 'widget' | 'auth' | 'unlimited';

export interface Family {
  readonly name: string;
  readonly title: string;
  /** Without a trailing slash; empty for families at the root. */
  readonly prefix: string;
  readonly dialect: Dialect;
  /** Tables by the name of their section, which is the tag in the reference. */
  readonly sections: Readonly<Record<string, Routes>>;
  /** Path prefixes (below the family's) that draw on another budget than the plan's; the longest wins. */
  readonly classes?: Readonly<Record<string, RouteClass>>;
}

/** Declares one REST family. */
export const family = (definition: Family): Family => definition;
