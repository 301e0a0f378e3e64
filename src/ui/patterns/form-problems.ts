'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { FieldProblem } from './api-answer';

/** Rules that the console explains in the viewer's language; any other shows the schema's sentence. */
export type Rule =
  | 'required'
  | 'tooShort'
  | 'tooLong'
  | 'tooFew'
  | 'tooMany'
  | 'tooSmall'
  | 'tooBig'
  | 'email'
  | 'url'
  | 'dateTime'
  | 'choice'
  | 'weakPassword'
  | 'usedPassword'
  | 'wrongPassword'
  | 'passwordForm'
  | 'wrongCode';

/** What is wrong with one field before the API has seen it. */
export interface FormProblem extends FieldProblem {
  rule?: Rule;
  /** The number that the rule speaks of. */
  limit?: number;
}

/** Texts by field path, e.g. `{ 'items.0.name': 'Enter a value.' }`; `''` is the form as a whole. */
export type Problems = Readonly<Record<string, string | undefined>>;

/** Gives a function that puts field problems into the viewer's words; the first of a field is shown. */
export function useProblemTexts(): (problems: readonly FormProblem[]) => Problems {
  const t = useTranslations('form.rules');
  return useCallback(
    (problems: readonly FormProblem[]) => {
      const texts = problems.map((problem) => {
        const { field, limit = 0, message } = problem;
        const rule = ruleOf(problem);
        // The API may know rules that this page has no words for yet.
        return [field, rule && t.has(rule) ? t(rule, { limit }) : message] as const;
      });
      return Object.fromEntries(texts.reverse());
    },
    [t],
  );
}

/** A password that the schema refuses is told all that makes one good, and not one demand after the other. */
function ruleOf({ field, rule }: FormProblem): Rule | undefined {
  return rule ?? (/^(newP|p)assword$/.test(field) ? 'passwordForm' : undefined);
}

/** The problems that remain after a field was changed: its own and those inside it are settled. */
export function withoutProblemsAt(problems: Problems, path: string): Problems {
  const kept = Object.entries(problems).filter(([field]) => field !== path && !field.startsWith(`${path}.`));
  return Object.fromEntries(kept);
}
