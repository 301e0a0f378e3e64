import { become, type Ctx } from '@/core/context';
import type { PersonalData } from '@/core/personal-data';

/** What the platform keeps about a person: who they are, how they sign in, where they belong, what they chose. */
export const platformPersonalData: PersonalData = {
  name: 'platform',
  export: exportPerson,
  erase: erasePerson,
};

/** Secrets (hashes, keys of factors) are left out: they prove the person, and say nothing about them. */
async function exportPerson(ctx: Ctx, userId: string): Promise<Record<string, unknown>> {
  const { db } = ctx;
  const mine = { where: { userId } };
  return {
    profile: await db.user.findUniqueOrThrow({
      where: { id: userId },
      omit: { passwordHash: true, version: true },
    }),
    memberships: await db.membership.findMany({
      ...mine,
      include: { tenant: { select: { name: true, slug: true } } },
    }),
    sessions: await db.authSession.findMany(mine),
    passkeys: await db.passkey.findMany({ ...mine, omit: { publicKey: true, counter: true } }),
    accounts: await db.account.findMany(mine),
    secondFactors: await db.mfaFactor.findMany({ ...mine, omit: { secretEncrypted: true, lastStep: true } }),
    settings: await db.userSetting.findMany(mine),
    devices: await db.device.findMany({ ...mine, omit: { token: true } }),
    notificationPreferences: await db.notificationPreference.findMany(mine),
    notifications: await notificationsOf(ctx, userId),
    requests: await db.dataRequest.findMany({ ...mine, omit: { storageKey: true } }),
  };
}

/** What the person was told, in each tenant that they belong to. */
async function notificationsOf(ctx: Ctx, userId: string) {
  const memberships = await ctx.db.membership.findMany({ where: { userId }, orderBy: { tenantId: 'asc' } });
  const told: unknown[] = [];
  for (const { tenantId } of memberships) {
    const there = await become(ctx, { tenantId });
    told.push(
      ...(await there.db.notification.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })),
    );
  }
  await become(ctx, {});
  return told;
}

/** Last of all modules: it destroys the key that opens the person's entries in the audit log. */
async function erasePerson(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db.$queryRaw`select erase_person(${userId}::uuid)::text`;
  await ctx.db.$queryRaw`select forget_samples()::text`;
}
