import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { instant, text } from '@/core/schema';
import { mailDomain } from '../email-domains/email-domains.schema';

export const ProviderKind = z.enum(['oidc', 'saml']);

/** What is set at the provider's side, to be pasted there. */
const ProviderUrls = z.object({
  redirectUrl: z
    .string()
    .meta({ description: 'OIDC: the redirect URI. SAML: the assertion consumer service.' }),
  audience: z.string().nullable().meta({ description: 'SAML: our entity id.' }),
  metadataUrl: z.string().nullable().meta({ description: 'SAML: our metadata.' }),
});

export const IdentityProvider = z
  .object({
    id: z.uuid(),
    kind: ProviderKind,
    name: z.string(),
    status: z.enum(['active', 'disabled']),
    emailDomains: z.array(z.string()),
    issuer: z.string(),
    clientId: z.string().nullable(),
    signInUrl: z.string().nullable(),
    certificates: z.array(z.string()),
    joinRole: z.string().nullable(),
    urls: ProviderUrls,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'IdentityProvider' });

export const IdentityProviderRow = IdentityProvider.omit({ urls: true });

/** A certificate in PEM, or the bare base64 that metadata shows; kept as PEM. */
const certificate = z
  .string()
  .trim()
  .max(10_000)
  .transform((pem) => (pem.includes('-----BEGIN') ? pem : asPem(pem)))
  .refine(isCertificate, 'Must be an X.509 certificate in PEM.');

const webAddress = z
  .string()
  .trim()
  .max(500)
  .pipe(z.url({ protocol: /^https?$/, error: 'Must be a web address.' }));

const fields = {
  name: text(120).meta({ title: 'Name', description: 'What people see at sign-in.' }),
  emailDomains: z
    .array(mailDomain)
    .min(1, 'Name at least one domain.')
    .max(50)
    .meta({ title: 'Mail domains', description: 'Proven domains; only their addresses are accepted.' }),
  issuer: text(500).meta({
    title: 'Issuer',
    description: "OIDC: the issuer's URL. SAML: the provider's entity id.",
  }),
  clientId: text(300).meta({ title: 'Client id' }),
  clientSecret: z
    .string()
    .min(1, 'Must not be empty.')
    .max(1000)
    .meta({ title: 'Client secret', description: 'Kept encrypted and never shown.' }),
  signInUrl: webAddress.meta({
    title: 'Sign-in address',
    description: "SAML: the provider's single sign-on URL.",
  }),
  certificates: z
    .array(certificate)
    .max(5)
    .meta({ title: 'Certificates', description: 'SAML: what the provider signs with, in PEM.' }),
  joinRole: z
    .string()
    .max(30)
    .nullable()
    .meta({ title: 'Role of newcomers', description: 'Empty: only people who are members already.' }),
};

export const CreateIdentityProvider = z
  .strictObject({
    kind: ProviderKind.meta({ title: 'Kind' }),
    name: fields.name,
    emailDomains: fields.emailDomains,
    issuer: fields.issuer,
    clientId: fields.clientId.optional(),
    clientSecret: fields.clientSecret.optional(),
    signInUrl: fields.signInUrl.optional(),
    certificates: fields.certificates.optional(),
    joinRole: fields.joinRole.optional(),
  })
  .meta({ id: 'CreateIdentityProvider' });

export const UpdateIdentityProvider = z
  .strictObject({ ...fields, status: z.enum(['active', 'disabled']).meta({ title: 'Status' }) })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateIdentityProvider' });

export const ProviderCheck = z
  .object({
    ok: z.boolean(),
    findings: z.array(z.object({ ok: z.boolean(), message: z.string() })),
  })
  .meta({ id: 'ProviderCheck' });

export type CreateIdentityProviderInput = z.output<typeof CreateIdentityProvider>;
export type UpdateIdentityProviderInput = z.output<typeof UpdateIdentityProvider>;

function asPem(base64: string): string {
  const lines = base64.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.type === 'public';
  } catch {
    return false;
  }
}
