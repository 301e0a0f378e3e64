import type { Ctx } from '@/core/context';
import { defineNotification, type NotificationRule } from '@/core/notifications/rule';
import { apiKeyCreated, apiKeyRevoked, apiKeyRotated } from './api-keys/api-keys.events';
import { backupFailed, restoreCompleted, restoreFailed } from './backups/backups.events';
import { refreshTokenReused, sessionStarted, webhookDisabled } from './events';
import { invitationAccepted } from './invitations/invitations.events';
import { memberAdded, memberSuspended, memberUpdated } from './members/members.events';
import { isNewDevice } from './notifications/new-device';

const owners = () => ({ roles: ['owner'] });
const admins = () => ({ roles: ['owner', 'admin'] });
const keysPage = { tenant: '/api-keys' };
const membersPage = { tenant: '/members' };
const backupsPage = { tenant: '/backups' };

/** What concerns people who guard the tenant: its keys and its members. */
const guarding: readonly NotificationRule[] = [
  defineNotification({
    event: webhookDisabled,
    names: { en: 'A webhook was switched off', ar: 'إيقاف خطاف ويب' },
    // Owners receive a letter of its own about it.
    channels: ['in_app'],
    audience: admins,
    words: {
      en: ({ url, disabledReason }) => ({
        title: 'A webhook was switched off',
        body: `${url}: ${disabledReason}`,
      }),
      ar: ({ url }) => ({ title: 'أُوقف خطاف ويب', body: `لم يعد المستلم يقبل ما يُرسل إليه: ${url}` }),
    },
    page: { tenant: '/webhooks' },
  }),
  defineNotification({
    event: apiKeyCreated,
    names: { en: 'An API key was created', ar: 'إنشاء مفتاح واجهة برمجية' },
    channels: ['in_app', 'email'],
    audience: owners,
    words: {
      en: ({ name }) => ({
        title: 'An API key was created',
        body: `“${name}” can work in the tenant from now on.`,
      }),
      ar: ({ name }) => ({
        title: 'أُنشئ مفتاح واجهة برمجية',
        body: `يستطيع «${name}» العمل في المؤسسة من الآن.`,
      }),
    },
    page: keysPage,
  }),
  defineNotification({
    event: apiKeyRotated,
    names: { en: 'An API key was replaced', ar: 'استبدال مفتاح واجهة برمجية' },
    channels: ['in_app'],
    audience: owners,
    words: {
      en: ({ name }) => ({
        title: 'An API key was replaced',
        body: `“${name}” has a successor and will end soon.`,
      }),
      ar: ({ name }) => ({
        title: 'استُبدل مفتاح واجهة برمجية',
        body: `للمفتاح «${name}» خلف، وسينتهي قريبًا.`,
      }),
    },
    page: keysPage,
  }),
  defineNotification({
    event: apiKeyRevoked,
    names: { en: 'An API key was found in public', ar: 'تسرّب مفتاح واجهة برمجية' },
    // Owners receive a letter of its own about it.
    channels: ['in_app'],
    urgent: true,
    when: (_, { revokedReason }) => revokedReason === 'leaked',
    audience: owners,
    words: {
      en: ({ name, prefix }) => ({
        title: 'An API key was found in public',
        body: `“${name}” (${prefix}…) was revoked. Replace it where it is used.`,
      }),
      ar: ({ name, prefix }) => ({
        title: 'عُثر على مفتاح واجهة برمجية مكشوفًا',
        body: `أُلغي «${name}» (${prefix}…). استبدله حيث يُستعمل.`,
      }),
    },
    page: keysPage,
  }),
  defineNotification({
    event: memberAdded,
    names: { en: 'Somebody joined', ar: 'انضمام شخص' },
    channels: ['in_app'],
    audience: (_, { id }) => ({ ...owners(), userIds: [id] }),
    words: {
      en: ({ name, role }) => ({ title: `${name} joined`, body: `With the role ${role}.` }),
      ar: ({ name, role }) => ({ title: `انضم ${name}`, body: `بدور ${role}.` }),
    },
    page: membersPage,
  }),
  defineNotification({
    event: memberUpdated,
    names: { en: 'Your role changed', ar: 'تغيّر دورك' },
    channels: ['in_app', 'email'],
    audience: (_, { id }) => ({ userIds: [id] }),
    words: {
      en: ({ role }) => ({ title: 'What you may do here changed', body: `Your role is ${role} now.` }),
      ar: ({ role }) => ({ title: 'تغيّر ما يُسمح لك به هنا', body: `دورك الآن ${role}.` }),
    },
    page: { tenant: '' },
  }),
  defineNotification({
    event: memberSuspended,
    names: { en: 'A member was suspended', ar: 'تعليق عضو' },
    channels: ['in_app', 'email'],
    audience: (_, { id }) => ({ ...owners(), userIds: [id] }),
    words: {
      en: ({ name }) => ({
        title: `${name} was suspended`,
        body: 'They cannot work in the tenant until they are reactivated.',
      }),
      ar: ({ name }) => ({ title: `عُلّق ${name}`, body: 'لا يمكنه العمل في المؤسسة حتى يُعاد تفعيله.' }),
    },
    page: membersPage,
  }),
  defineNotification({
    event: invitationAccepted,
    names: { en: 'Your invitation was accepted', ar: 'قبول دعوتك' },
    channels: ['in_app', 'email'],
    audience: async (ctx, { id }) => ({ userIds: [await inviterOf(ctx, id)] }),
    words: {
      en: ({ name, email, role }) => ({
        title: `${name ?? email} accepted your invitation`,
        body: `They work with you as ${role} now.`,
      }),
      ar: ({ name, email, role }) => ({
        title: `قبل ${name ?? email} دعوتك`,
        body: `يعمل معك الآن بدور ${role}.`,
      }),
    },
    page: membersPage,
  }),
];

/** What concerns the tenant's data. */
const keeping: readonly NotificationRule[] = [
  defineNotification({
    event: backupFailed,
    names: { en: 'A backup failed', ar: 'فشل نسخة احتياطية' },
    channels: ['in_app', 'email'],
    audience: () => ({ permission: 'backups:write' }),
    words: {
      en: ({ error }) => ({
        title: 'A backup failed',
        body: error ?? 'Take another one, or look at the list.',
      }),
      ar: () => ({ title: 'فشلت نسخة احتياطية', body: 'خذ نسخة أخرى، أو انظر القائمة.' }),
    },
    page: backupsPage,
  }),
  defineNotification({
    event: restoreCompleted,
    names: { en: 'A backup was restored', ar: 'استعادة نسخة احتياطية' },
    channels: ['in_app', 'email'],
    tellsActor: true,
    audience: async (ctx, { id }) => ({ userIds: [await restorerOf(ctx, id)] }),
    words: {
      en: () => ({ title: 'The backup was restored', body: 'Each row was compared with the archive.' }),
      ar: () => ({ title: 'استُعيدت النسخة الاحتياطية', body: 'قورن كل صف بالأرشيف.' }),
    },
    page: backupsPage,
  }),
  defineNotification({
    event: restoreFailed,
    names: { en: 'A backup could not be restored', ar: 'تعذّرت استعادة نسخة احتياطية' },
    channels: ['in_app', 'email'],
    tellsActor: true,
    audience: async (ctx, { id }) => ({ userIds: [await restorerOf(ctx, id)] }),
    words: {
      en: ({ error }) => ({
        title: 'The backup could not be restored',
        body: error ?? 'Nothing was changed.',
      }),
      ar: () => ({ title: 'تعذّرت استعادة النسخة الاحتياطية', body: 'لم يتغيّر شيء.' }),
    },
    page: backupsPage,
  }),
];

/** What concerns a person's own account. */
const own: readonly NotificationRule[] = [
  defineNotification({
    event: sessionStarted,
    names: { en: 'A sign-in with a new device', ar: 'دخول من جهاز جديد' },
    channels: ['in_app', 'email'],
    urgent: true,
    tellsActor: true,
    when: isNewDevice,
    audience: (_, { userId }) => ({ userIds: [userId] }),
    words: {
      en: () => ({
        title: 'You signed in with a new device',
        body: 'If this was not you, end that session and change your password.',
      }),
      ar: () => ({
        title: 'سجّلت الدخول من جهاز جديد',
        body: 'إن لم تكن أنت، فأنهِ تلك الجلسة وغيّر كلمة مرورك.',
      }),
    },
    page: { account: '/account/security' },
  }),
  defineNotification({
    event: refreshTokenReused,
    names: { en: 'A session may have been stolen', ar: 'احتمال سرقة جلسة' },
    channels: ['in_app', 'email'],
    urgent: true,
    tellsActor: true,
    audience: (_, { userId }) => ({ userIds: [userId] }),
    words: {
      en: () => ({
        title: 'One of your sessions may have been stolen',
        body: 'A spent token was used again, so the session was ended. Change your password if you do not know why.',
      }),
      ar: () => ({
        title: 'ربما سُرقت إحدى جلساتك',
        body: 'استُعمل رمز مستهلك مرة أخرى فأُنهيت الجلسة. غيّر كلمة مرورك إن لم تعرف السبب.',
      }),
    },
    page: { account: '/account/security' },
  }),
];

/** Which events of the platform people are told of. */
export const platformNotifications: readonly NotificationRule[] = [...guarding, ...keeping, ...own];

async function inviterOf(ctx: Ctx, invitationId: string): Promise<string | null> {
  const invitation = await ctx.db.invitation.findFirst({ where: { id: invitationId } });
  return invitation?.invitedById ?? null;
}

async function restorerOf(ctx: Ctx, restoreId: string): Promise<string | null> {
  const restore = await ctx.db.backupRestore.findFirst({ where: { id: restoreId } });
  return restore?.createdById ?? null;
}
