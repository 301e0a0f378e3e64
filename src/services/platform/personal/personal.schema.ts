import { z } from 'zod';

export const EraseMe = z
  .strictObject({
    password: z.string().min(1, 'Must not be empty.').max(200).optional().meta({
      title: 'Password',
      description: 'Needed unless you signed in within the last ten minutes.',
    }),
  })
  .meta({ id: 'EraseMe' });
export type EraseMe = z.output<typeof EraseMe>;
