const STRONG = new Set(['passkey', 'oidc', 'saml']);

/**
 * True for a session that was begun with two factors: a passkey verifies the person itself, a provider that signs
 * people in is answerable for its own second factor, and our codes are marked `+mfa`.
 * @param method as the session keeps it, such as `password+mfa`
 */
export function isStrong(method: string): boolean {
  return STRONG.has(method) || method.endsWith('+mfa');
}
