import { become, type Ctx } from '@/core/context';
import { declareConstraint } from '@/core/db/constraints';
import { lockRow } from '@/core/db/rows';
import { AppError, invalid } from '@/core/errors';
import { record } from '@/core/events/record';
import { enqueue } from '@/core/jobs/job';
import { requirePassword } from '../auth/change-password.service';
import { requirePerson } from '../auth/person';
import { erasureRequested } from './personal.events';
import type { EraseMe } from './personal.schema';

export const ERASE_PERSON = 'erase-person';
/** Who signed in this shortly before has just proven who they are. */
const FRESH_MS = 10 * 60_000;

declareConstraint('person_erased', {
  code: 'CONFLICT',
  field: 'userId',
  message: 'This person was erased.',
});

/**
 * Takes a person's wish to be erased: everything about them in every tenant, for good. A job does it right after the
 * commit; asking twice is asking once.
 * @throws VALIDATION_ERROR when the password is missing or wrong and the sign-in is not fresh; CONFLICT for the last
 *   owner of an organization that is not closed; FORBIDDEN for an API key
 */
export async function requestErasure(ctx: Ctx, { password }: EraseMe) {
  const userId = requirePerson(ctx);
  await proveAgain(ctx, userId, password);
  await lockRow(ctx, 'users', userId, 'person');
  const alone = await ownedAlone(ctx, userId);
  if (alone.length > 0) {
    throw new AppError(
      'CONFLICT',
      `You are the last owner of ${alone.join(', ')}. Make somebody else an owner there, or close it, and ask again.`,
    );
  }
  const open = { userId, kind: 'erasure', status: { in: ['pending', 'running'] } };
  const known = await ctx.db.dataRequest.findFirst({ where: open });
  if (known) return asRequest(known);
  const made = await ctx.db.dataRequest.create({ data: { userId, kind: 'erasure' } });
  await record(ctx, erasureRequested, userId, { id: userId });
  await enqueue(ctx, ERASE_PERSON, { userId, dataRequestId: made.id, requestId: ctx.requestId });
  return asRequest(made);
}

async function proveAgain(ctx: Ctx, userId: string, password: string | undefined): Promise<void> {
  if (password !== undefined) return requirePassword(ctx, userId, password, 'password');
  const session = await ctx.db.authSession.findFirst({ where: { id: ctx.sessionId ?? '', userId } });
  if (session && ctx.now.getTime() - session.createdAt.getTime() <= FRESH_MS) return;
  throw invalid('password', 'Give your password, or sign in anew and ask within ten minutes.');
}

/** Names of the organizations that would be left without an owner. */
async function ownedAlone(ctx: Ctx, userId: string): Promise<string[]> {
  const owned = await ctx.db.membership.findMany({
    where: { userId, role: 'owner', status: 'active', tenant: { deletedAt: null } },
    include: { tenant: { select: { name: true } } },
    orderBy: { tenantId: 'asc' },
  });
  const alone: string[] = [];
  for (const { tenantId, tenant } of owned) {
    const there = await become(ctx, { tenantId });
    const others = await there.db.membership.count({
      where: {
        tenantId,
        role: 'owner',
        status: 'active',
        userId: { not: userId },
        user: { status: 'active' },
      },
    });
    if (others === 0) alone.push(tenant.name);
  }
  await become(ctx, {});
  return alone;
}

/** A request as the schema's narrower words; the schema checks them again on the way out. */
function asRequest<T extends { kind: string; status: string }>(row: T) {
  return row as T & {
    kind: 'export' | 'erasure';
    status: 'pending' | 'running' | 'done' | 'failed' | 'expired';
  };
}
