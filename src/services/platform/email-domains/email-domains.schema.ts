import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { instant } from '@/core/schema';

/** Where everybody can have an address, so that nobody can speak for all who do. */
const PUBLIC_MAIL = new Set([
  ...['aol.com', 'fastmail.com', 'gmail.com', 'gmx.com', 'gmx.de', 'gmx.net', 'googlemail.com', 'hey.com'],
  ...[
    'hotmail.com',
    'icloud.com',
    'live.com',
    'mac.com',
    'mail.com',
    'mail.ru',
    'me.com',
    'msn.com',
    'outlook.com',
  ],
  ...[
    'proton.me',
    'protonmail.com',
    'qq.com',
    'web.de',
    'yahoo.com',
    'yandex.com',
    'yandex.ru',
    'zoho.com',
    '163.com',
  ],
]);

const NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** A mail domain in the form that DNS knows: lower case, other scripts as punycode. */
export const mailDomain = z
  .string()
  .trim()
  .max(253, 'Must have at most 253 characters.')
  .transform((text) => domainToASCII(text.toLowerCase()))
  .pipe(z.string().regex(NAME, 'Must be a domain such as example.com.'));

export const EmailDomain = z
  .object({
    id: z.uuid(),
    domain: z.string(),
    verifiedAt: instant.nullable(),
    record: z
      .object({ name: z.string(), value: z.string() })
      .meta({ description: 'The TXT record that proves the domain is yours.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'EmailDomain' });

/** The columns of a list; the record to set is made from the token. */
export const EmailDomainRow = EmailDomain.omit({ record: true }).extend({ token: z.string() });

export const ClaimEmailDomain = z
  .strictObject({
    domain: mailDomain
      .refine((domain) => !PUBLIC_MAIL.has(domain), 'Addresses of this domain are given to anybody.')
      .meta({ title: 'Domain', description: 'What stands after the @ in your addresses.' }),
  })
  .meta({ id: 'ClaimEmailDomain' });
