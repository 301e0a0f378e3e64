'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/ui/kit/button';
import { FormAlert } from '@/ui/patterns/form-alert';
import { DoneNote } from './done-note';
import { postPublic } from './post-public';
import { useLinkToken } from './use-link-token';
import { usePublicForm } from './use-public-form';

/** Ends letters of a kind by a press, and not by itself: mail programs open links to look into them. */
export function UnsubscribeForm() {
  const t = useTranslations('unsubscribe');
  const token = useLinkToken();
  const form = usePublicForm(() =>
    postPublic(`/api/notifications/unsubscribe?token=${encodeURIComponent(token ?? '')}`, {}),
  );
  if (form.isDone) return <DoneNote>{t('done')}</DoneNote>;
  return (
    <form onSubmit={form.submit} className="flex flex-col gap-4">
      <p className="text-muted">{t('text')}</p>
      {token === '' && <FormAlert failure={{ title: t('noToken.title'), hint: t('noToken.hint') }} />}
      <FormAlert failure={form.failure} />
      <Button type="submit" variant="primary" isPending={form.isPending} isDisabled={!token}>
        {t('submit')}
      </Button>
    </form>
  );
}
