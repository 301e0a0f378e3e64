import type { Ctx } from '@/core/context';
import { domainOf } from '../email-domains/email-domains.service';
import { findConnectionsOf } from './sso.sql';

/** Where addresses of a domain sign in: the same shape, and about the same time, for a domain that nobody has proven. */
export async function findSignIn(ctx: Ctx, { email }: { email: string }) {
  const found = await findConnectionsOf(ctx.db, domainOf(email));
  const providers = found.map(({ id, kind, name }) => ({
    kind,
    name,
    provider: `${kind}-${id}`,
    startUrl: kind === 'saml' ? `/api/auth/saml/${id}/start` : null,
  }));
  return { providers };
}
