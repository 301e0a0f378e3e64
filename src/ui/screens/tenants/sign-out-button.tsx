'use client';

import { Button } from '@/ui/kit/button';
import { leave } from '@/ui/shell/leave';

/** The way out, for pages without the shell's account menu. */
export function SignOutButton({ label }: { label: string }) {
  return (
    <Button variant="quiet" className="self-center" onPress={() => void leave()}>
      {label}
    </Button>
  );
}
