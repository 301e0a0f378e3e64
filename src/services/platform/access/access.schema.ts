import { z } from 'zod';
import { Role } from '../members/members.schema';

const Permission = z.object({ name: z.string(), words: z.string(), module: z.string() });

export const RoleTable = z
  .object({
    permissions: z.array(Permission),
    roles: z.array(
      z.object({
        name: z.string(),
        permissions: z.array(z.string()),
        zonal: z.boolean().meta({ description: 'Reaches the zones and locations it is given with only.' }),
      }),
    ),
    leastRole: z.string().meta({ description: 'Counts for members whose own role is not in the table.' }),
  })
  .meta({ id: 'RoleTable' });

export const ExplainAccess = z
  .strictObject({
    userId: z.uuid().optional(),
    apiKeyId: z.uuid().optional(),
    permission: z.string().max(60).optional().meta({ description: 'Such as pages:write.' }),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    path: z.string().max(500).optional().meta({ description: 'With method, instead of a permission.' }),
  })
  .refine(({ userId, apiKeyId }) => (userId === undefined) !== (apiKeyId === undefined), {
    path: ['userId'],
    message: 'Name a person or an API key.',
  })
  .refine(
    ({ permission, method, path }) =>
      permission === undefined
        ? method !== undefined && path !== undefined
        : method === undefined && path === undefined,
    { path: ['permission'], message: 'Name a permission, or a method and a path.' },
  )
  .meta({
    id: 'ExplainAccess',
    examples: [{ userId: '01900000-0000-7000-8000-000000000000', permission: 'pages:write' }],
  });

export const AccessRule = z.object({
  rule: z.enum([
    'endpoint',
    'account',
    'key',
    'mode',
    'tenant',
    'membership',
    'second_factor',
    'role',
    'permission',
    'module',
  ]),
  passed: z.boolean(),
  says: z.string(),
});

export const AccessExplained = z
  .object({
    allowed: z.boolean(),
    permission: z.string().meta({ description: 'What was asked for; also public or signed-in.' }),
    rules: z.array(AccessRule).meta({ description: 'In the order in which they are asked.' }),
  })
  .meta({ id: 'AccessExplained' });

export const PreviewRole = z.strictObject({ userId: z.uuid(), role: Role }).meta({ id: 'PreviewRole' });

export const RolePreview = z
  .object({
    userId: z.uuid(),
    from: z.string(),
    to: z.string(),
    gains: z.array(Permission),
    loses: z.array(Permission),
  })
  .meta({ id: 'RolePreview' });

export type ExplainAccessInput = z.output<typeof ExplainAccess>;
export type Rule = z.output<typeof AccessRule>;
