import { z } from 'zod';
import type { Ctx } from '../../../db/context.ts';
import * as f from '../../../kernel/fields.ts';
import { requireVersion } from '../store.ts';
import { toDetail, type VersionDetail } from './version.ts';

export const versionInput = z.strictObject({ id: f.pathId });

export const getVersion = async (ctx: Ctx, { id }: z.output<typeof versionInput>): Promise<VersionDetail> =>
  toDetail(await requireVersion(ctx, id));
