import 'next-auth';
import 'next-auth/jwt';

declare module 'next-auth' {
  interface Session {
    user?: { id?: string; name: string; email: string; role: string | null; tenantId: string | null };
  }
  interface User {
    sessionId: string;
    tenantId: string | null;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string;
    tenantId?: string | null;
  }
}
