'use client';

import { TextField } from '@/ui/kit/text-field';

interface CodeFieldProps {
  label: string;
  value: string;
  onChange: (code: string) => void;
  error: string | undefined;
}

/** Takes a code that came to the viewer's device; phones offer it from the message. */
export function CodeField(props: CodeFieldProps) {
  return <TextField {...props} name="code" autoComplete="one-time-code" isCode autoFocus isRequired />;
}
