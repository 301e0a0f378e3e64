'use client';

import { signOut } from 'next-auth/react';
import { Button } from '@/ui/kit/button';

/** The way out, for pages without the shell's account menu. */
export function SignOutButton({ label }: { label: string }) {
  return (
    <Button variant="quiet" className="self-center" onPress={() => void signOut({ callbackUrl: '/signin' })}>
      {label}
    </Button>
  );
}
