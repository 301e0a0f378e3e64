'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { KeyValueList } from '@/ui/kit/key-value';
import { RelativeTime } from '@/ui/kit/relative-time';
import { TextArea } from '@/ui/kit/text-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';
import { type Member, MemberStatus, type PermissionWords } from './members-screen';
import { RoleFields, type RoleInput, zonesOf } from './role-fields';
import { useRoleName } from './role-name';
import { RolePreview } from './role-preview';
import { useRefusable } from './use-refusable';

interface MemberDialogProps {
  member: Member;
  permissionWords: PermissionWords;
  onClose: () => void;
}

type Step = 'suspend' | 'reactivate' | 'remove' | 'leave';

/** One member: who they are, what they may do, and the ways to change it. */
export function MemberDialog({ member, permissionWords, onClose }: MemberDialogProps) {
  const [step, setStep] = useState<Step | null>(null);
  const { user, can } = useTenant();
  const isOwn = member.id === user.id;
  if (step) return <StepDialog member={member} step={step} onBack={() => setStep(null)} onClose={onClose} />;
  return (
    <Dialog isOpen onOpenChange={onClose} title={member.name} size="large">
      <div className="flex flex-col gap-5 pb-4">
        <MemberFacts member={member} />
        {can('members:write') && !isOwn && (
          <RoleForm member={member} permissionWords={permissionWords} onClose={onClose} />
        )}
        <Steps member={member} isOwn={isOwn} onStep={setStep} />
      </div>
    </Dialog>
  );
}

function MemberFacts({ member }: { member: Member }) {
  const t = useTranslations('people.columns');
  const common = useTranslations('console');
  const nameOf = useRoleName();
  const { email, role, zones, status, lastLoginAt, createdAt } = member;
  const facts = [
    { name: t('email'), value: <bdi>{email}</bdi> },
    { name: t('role'), value: nameOf(role) },
    ...(zones.length > 0 ? [{ name: t('zones'), value: zones.join(', ') }] : []),
    { name: t('status'), value: <MemberStatus status={status} /> },
    { name: t('lastLoginAt'), value: lastLoginAt ? <RelativeTime at={lastLoginAt} /> : common('never') },
    { name: t('createdAt'), value: <RelativeTime at={createdAt} /> },
  ];
  return <KeyValueList facts={facts} />;
}

function RoleForm({ member, permissionWords, onClose }: MemberDialogProps) {
  const t = useTranslations('people.member');
  const { tenant, can } = useTenant();
  const refresh = useRefresh();
  const { run, failure, isPending } = useRefusable();
  const [access, setAccess] = useState<RoleInput>({ role: member.role, zones: member.zones.join(', ') });
  const zones = zonesOf(access.zones);
  const isChanged = access.role !== member.role || zones.join() !== member.zones.join();

  async function save() {
    await api('PATCH /api/tenants/{tenantId}/members/{userId}', {
      params: { tenantId: tenant.id, userId: member.id },
      body: { role: access.role, zones },
      version: member.version,
    });
    await refresh('member');
    onClose();
  }

  return (
    <section className="flex flex-col gap-4">
      <RoleFields value={access} onChange={setAccess} />
      {access.role !== member.role && can('access:read') && (
        <RolePreview userId={member.id} role={access.role} words={permissionWords} />
      )}
      <FormAlert failure={failure} />
      <Button
        variant="primary"
        className="self-start"
        isPending={isPending}
        isDisabled={!isChanged}
        onPress={() => run(save)}
      >
        {t('save')}
      </Button>
    </section>
  );
}

function Steps({ member, isOwn, onStep }: { member: Member; isOwn: boolean; onStep: (step: Step) => void }) {
  const t = useTranslations('people.member');
  const { can } = useTenant();
  if (isOwn) {
    return (
      <div className="flex flex-col items-start gap-3 border-t border-border pt-4">
        <p className="text-muted">{t('own')}</p>
        <Button onPress={() => onStep('leave')}>{t('leave.action')}</Button>
      </div>
    );
  }
  if (!can('members:write')) return null;
  const status = member.status === 'active' ? 'suspend' : 'reactivate';
  return (
    <div className="flex flex-wrap gap-2 border-t border-border pt-4">
      <Button onPress={() => onStep(status)}>{t(`${status}.action`)}</Button>
      <Button onPress={() => onStep('remove')}>{t('remove.action')}</Button>
    </div>
  );
}

function StepDialog({
  member,
  step,
  onBack,
  onClose,
}: Omit<MemberDialogProps, 'permissionWords'> & { step: Step; onBack: () => void }) {
  const t = useTranslations('people.member');
  const [reason, setReason] = useState('');
  const { run, failure, isPending } = useRefusable();
  const take = useStep(member, step);
  const go = () =>
    run(async () => {
      await take(reason.trim() || undefined);
      onClose();
    });
  const footer = (
    <>
      <Button onPress={onBack} isDisabled={isPending}>
        {t('back')}
      </Button>
      <Button variant={step === 'reactivate' ? 'primary' : 'danger'} isPending={isPending} onPress={go}>
        {t(`${step}.action`)}
      </Button>
    </>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={`${t(`${step}.action`)}: ${member.name}`} footer={footer}>
      <div className="flex flex-col gap-4">
        <p>{t(`${step}.text`)}</p>
        <TextArea
          label={t('reason')}
          description={t('reasonHint')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          autoFocus
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}

/** Gives the function that takes a step, with what must be looked up anew afterwards. */
function useStep(member: Member, step: Step) {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const params = { tenantId: tenant.id, userId: member.id };
  return async (reason: string | undefined) => {
    if (step === 'suspend')
      await api('POST /api/tenants/{tenantId}/members/{userId}/suspend', { params, body: { reason } });
    else if (step === 'reactivate')
      await api('POST /api/tenants/{tenantId}/members/{userId}/reactivate', { params, body: { reason } });
    else await api('DELETE /api/tenants/{tenantId}/members/{userId}', { params, body: { reason } });
    if (step === 'leave') window.location.assign('/tenants');
    else await refresh('member');
  };
}
