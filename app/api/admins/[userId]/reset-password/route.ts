import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { LetterSent } from '@/services/platform/admins/admins.schema';
import { resetAdminPassword } from '@/services/platform/admins/admins.service';

export const POST = endpoint(
  {
    summary: "Reset an administrator's password",
    description: 'Sends them the letter to choose a new one; nobody else ever knows it.',
    permission: 'admins:write',
    audit: { none: 'nothing changes until the link is used' },
    params: z.object({ userId: z.uuid() }),
    response: LetterSent,
  },
  (ctx, { params }) => resetAdminPassword(ctx, params.userId),
);
