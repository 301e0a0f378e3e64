import NextAuth from 'next-auth';
import '@/services/catalogue';
import { nextAuthOptionsFor } from '@/services/platform/sso/next-auth-elsewhere';

// NextAuth answers its own paths (csrf, session, signin, signout, callback) in its own form.
const handler = async (request: Request, context: unknown) =>
  NextAuth(await nextAuthOptionsFor(new URL(request.url).pathname, request.headers))(request, context);

export { handler as GET, handler as POST };
