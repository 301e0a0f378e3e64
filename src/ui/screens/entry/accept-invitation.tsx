'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button, LinkButton } from '@/ui/kit/button';
import { Skeleton } from '@/ui/kit/skeleton';
import { TextField } from '@/ui/kit/text-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useRoleName } from '../people/role-name';
import { DoneNote } from './done-note';
import { JoinButton } from './join-button';
import { postPublic } from './post-public';
import { useLinkToken } from './use-link-token';
import { usePublicForm } from './use-public-form';

interface Offer {
  tenantName: string;
  email: string;
  name: string | null;
  role: string;
  hasAccount: boolean;
}

/** What an invitation offers, and the form to accept it. */
export function AcceptInvitation() {
  const t = useTranslations('invitationPage');
  const { token, offer } = useOffer();
  if (offer === 'broken' || token === '')
    return <FormAlert failure={{ title: t('broken.title'), hint: t('broken.hint') }} />;
  if (offer === null || token === null)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-40 w-full rounded-lg" />
      </div>
    );
  return <AcceptForm token={token} offer={offer} />;
}

/** The offer of the link; null while it is asked for, `broken` for a link that does not work. */
function useOffer() {
  const token = useLinkToken();
  const [offer, setOffer] = useState<Offer | 'broken' | null>(null);
  useEffect(() => {
    if (!token) return;
    postPublic<Offer>('/api/invitations/look', { token }).then(setOffer, () => setOffer('broken'));
  }, [token]);
  return { token, offer };
}

function AcceptForm({ token, offer }: { token: string; offer: Offer }) {
  const t = useTranslations('invitationPage');
  const roleName = useRoleName();
  const [name, setName] = useState(offer.name ?? '');
  const [password, setPassword] = useState('');
  const [hasJoined, setJoined] = useState(false);
  const form = usePublicForm(
    () => postPublic('/api/invitations/accept', { token, password, ...(offer.hasAccount ? {} : { name }) }),
    ['name', 'password'],
  );
  if (form.isDone || hasJoined) return <Accepted tenant={offer.tenantName} />;
  const facts = { tenant: offer.tenantName, email: offer.email, role: roleName(offer.role) };
  return (
    <form onSubmit={form.submit} className="flex flex-col gap-4">
      <p>{t('offer', facts)}</p>
      <p className="text-muted">{offer.hasAccount ? t('knownHint') : t('newHint')}</p>
      {!offer.hasAccount && (
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          value={name}
          onChange={setName}
          error={form.problems.name}
          isRequired
        />
      )}
      <TextField
        label={offer.hasAccount ? t('password') : t('newPassword')}
        description={offer.hasAccount ? undefined : t('passwordHint')}
        type="password"
        name="password"
        autoComplete={offer.hasAccount ? 'current-password' : 'new-password'}
        value={password}
        onChange={setPassword}
        error={form.problems.password}
        isRequired
      />
      <FormAlert failure={form.failure} />
      <Button type="submit" variant="primary" isPending={form.isPending}>
        {t('submit')}
      </Button>
      {offer.hasAccount && <JoinButton token={token} onJoined={() => setJoined(true)} />}
    </form>
  );
}

function Accepted({ tenant }: { tenant: string }) {
  const t = useTranslations('invitationPage');
  return (
    <div className="flex flex-col gap-4">
      <DoneNote>{t('done', { tenant })}</DoneNote>
      <LinkButton href="/signin" variant="primary">
        {t('signIn')}
      </LinkButton>
    </div>
  );
}
