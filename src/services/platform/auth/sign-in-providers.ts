import type { User } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { asAnonymous } from '@/core/http/anonymous';
import { sessionStarted } from '../events';
import { signInToConsoleByPasskey } from '../passkeys/passkey-sign-in.service';
import { PasskeySignIn } from '../passkeys/passkeys.schema';
import { Login } from './auth.schema';
import { signInToConsole } from './auth.service';

type Headers = Record<string, string | undefined>;

/** The ways into the console that NextAuth is told of. */
export function signInProviders() {
  return [
    CredentialsProvider({
      credentials: { email: {}, password: {}, code: {}, recoveryCode: {} },
      authorize: async (given, request) => {
        const input = Login.safeParse(withoutEmpty(given));
        if (!input.success) return null;
        return signInAs('credentials', request.headers, (ctx) => signInToConsole(ctx, input.data));
      },
    }),
    CredentialsProvider({
      id: 'passkey',
      credentials: { response: {} },
      authorize: async (given, request) => {
        const input = PasskeySignIn.safeParse({ response: asJson(given?.response) });
        if (!input.success) return null;
        return signInAs('passkey', request.headers, (ctx) => signInToConsoleByPasskey(ctx, input.data));
      },
    }),
  ];
}

/**
 * Runs a sign-in for NextAuth.
 * @param provider its name, as in the path that is recorded
 * @param work proves the person and begins the session, as `signInToConsole` does
 * @throws Error whose message is the code of what was refused: NextAuth hands it to the form
 */
export async function signInAs(
  provider: string,
  headers: Headers | undefined,
  work: (ctx: Ctx) => Promise<User>,
): Promise<User> {
  try {
    return await asAnonymous(`/api/auth/callback/${provider}`, sessionStarted.type, headers ?? {}, work);
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.code, { cause: error });
    throw error;
  }
}

/** The form's fields; one left empty was not given. What NextAuth itself adds is left out. */
function withoutEmpty({ email, password, code, recoveryCode }: Record<string, string | undefined> = {}) {
  return { email, password, code: code || undefined, recoveryCode: recoveryCode || undefined };
}

/** A form carries text only; what is no JSON is nothing. */
function asJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
