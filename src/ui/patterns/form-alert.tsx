'use client';

import { useTranslations } from 'next-intl';
import type { ErrorText } from './error-text';

interface FormAlertProps {
  failure: ErrorText | null;
  /** Problems that belong to no field on show. */
  problems?: readonly string[];
}

/** Why a form was not saved, and what to do; says nothing while there is nothing wrong. */
export function FormAlert({ failure, problems = [] }: FormAlertProps) {
  const t = useTranslations('form');
  if (!failure) return null;
  const { title, hint, requestId } = failure;
  return (
    <div role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
      <p className="font-medium">{title}</p>
      <p>{hint}</p>
      {problems.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {requestId && (
        <p className="text-sm">
          {t('requestId')} <code dir="ltr">{requestId}</code>
        </p>
      )}
    </div>
  );
}
