/** A user row in the words of the wire. */
export function asPerson<T extends { status: string }>(user: T) {
  return user as T & { status: 'active' | 'suspended' };
}
