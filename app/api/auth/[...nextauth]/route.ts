import NextAuth from 'next-auth';
import '@/services/catalogue';
import { nextAuthOptions } from '@/services/platform/auth/next-auth';

// NextAuth answers its own paths (csrf, session, signin, signout, callback) in its own form.
const handler = (request: Request, context: unknown) => NextAuth(nextAuthOptions())(request, context);

export { handler as GET, handler as POST };
