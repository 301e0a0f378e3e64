import { z } from 'zod';
import { id, text } from '@/core/schema';

const message = {
  title: text(200).meta({ title: 'Title' }),
  body: text(2000).meta({ title: 'Text' }),
  link: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])/, 'Must be a path of the console, such as /t/acme/pages.')
    .optional()
    .meta({ title: 'Link', description: 'A path of the console that shows more.' }),
  urgent: z.boolean().default(false).meta({ title: 'At any hour' }),
};

export const SendToAdmins = z.strictObject(message).meta({ id: 'SendToAdmins' });
export const SendToUser = z.strictObject({ userId: id, ...message }).meta({ id: 'SendToUser' });
export const SendToZone = z.strictObject({ zone: text(60), ...message }).meta({ id: 'SendToZone' });

export const SentNotification = z
  .object({
    id: z.uuid(),
    title: z.string(),
    recipients: z
      .int()
      .meta({ description: 'How many people were told; those who want none are not counted.' }),
  })
  .meta({ id: 'SentNotification' });

export type MessageInput = z.output<typeof SendToAdmins>;
