import type { z } from 'zod';
import type { FormSchema } from '@/ui/patterns/form-schema';
import { formSchemaOf } from '@/ui/patterns/form-schema-of';

const LANGUAGES = ['en', 'ar', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'tr'];

/**
 * The form of a tenant, with what this machine knows to choose from.
 * @param schema CreateTenant or UpdateTenant, without the fields that the form leaves out
 */
export function tenantForm(schema: z.ZodType): FormSchema {
  return formSchemaOf(schema, {
    locale: LANGUAGES,
    timezone: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    currency: Intl.supportedValuesOf('currency'),
  });
}
