/** Signs out and goes to where one signs in. NextAuth's part is fetched when somebody leaves. */
export async function leave(): Promise<void> {
  const { signOut } = await import('next-auth/react');
  await signOut({ callbackUrl: '/signin' });
}
