import { z } from 'zod';

// What directories send. Attributes that are not named here are accepted and not kept: every directory sends some.

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** Entra ID has sent truths as words. */
const truth = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(true|false)$/i, 'Must be true or false.')
    .transform((word) => word.toLowerCase() === 'true'),
]);
const words = z.string().max(500).nullish();

export const ScimUser = z.looseObject({
  userName: z.string().trim().min(1, 'Must not be empty.').max(254),
  externalId: z.string().max(200).nullish(),
  displayName: words,
  name: z.looseObject({ formatted: words, givenName: words, familyName: words }).nullish(),
  active: truth.nullish(),
});

export const ScimGroup = z.looseObject({
  displayName: z.string().trim().min(1, 'Must not be empty.').max(200),
  externalId: z.string().max(200).nullish(),
  members: z.array(z.looseObject({ value: z.string().max(100) })).nullish(),
});

const Operation = z.looseObject({
  op: z
    .string()
    .transform((word) => word.toLowerCase())
    .pipe(z.enum(['add', 'remove', 'replace'])),
  path: z.string().max(500).optional(),
  value: z.json().optional(),
});

export const ScimPatchBody = z.looseObject({ Operations: z.array(Operation).min(1).max(1000) });

export const ScimQuery = z.object({
  filter: z.string().max(2000).optional(),
  startIndex: z.coerce.number().int().max(1_000_000).default(1),
  count: z.coerce.number().int().max(1_000_000).default(100),
  attributes: z.string().max(1000).optional(),
  excludedAttributes: z.string().max(1000).optional(),
  sortBy: z.string().max(100).optional(),
  sortOrder: z.string().max(20).optional(),
});

export const ScimOneQuery = ScimQuery.pick({ attributes: true, excludedAttributes: true });

export type ScimUserInput = z.output<typeof ScimUser>;
export type ScimGroupInput = z.output<typeof ScimGroup>;
export type ScimListQuery = z.output<typeof ScimQuery>;
export type ScimShape = z.output<typeof ScimOneQuery>;
