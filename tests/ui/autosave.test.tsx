import { screen, waitFor } from '@testing-library/react';
import { Button } from '@/ui/kit/button';
import { ApiError } from '@/ui/patterns/api-answer';
import { AutosaveForm } from '@/ui/patterns/autosave-form';
import type { FormSchema } from '@/ui/patterns/form-schema';
import type { FormValues } from '@/ui/patterns/form-values';
import { barriers, draw } from './support/draw';

const schema: FormSchema = {
  type: 'object',
  properties: {
    heading: { type: 'string', title: 'Title', minLength: 1, maxLength: 40 },
    colour: { type: 'string', title: 'Colour', 'x-input': 'color' },
  },
  required: ['heading'],
};

function open(onSubmit: (values: FormValues) => Promise<unknown>, draftKey = 'test:autosave') {
  return draw(
    <AutosaveForm
      schema={schema}
      initialValues={{ heading: 'Old', colour: '#112233' }}
      onSubmit={onSubmit}
      draftKey={draftKey}
      recover={(save) => <Button onPress={save}>Keep mine</Button>}
    />,
  );
}

beforeEach(() => window.sessionStorage.clear());

test('typing is saved once, after a pause, and the form says so', async () => {
  const saved: FormValues[] = [];
  const { user } = open(async (values) => saved.push(values));
  expect(screen.getByRole('status')).toHaveTextContent('All changes saved');
  await user.type(screen.getByRole('textbox', { name: 'Title' }), ' town');
  expect(screen.getByRole('status')).toHaveTextContent('Unsaved changes');
  expect(saved).toEqual([]);
  await waitFor(() => expect(saved).toEqual([{ heading: 'Old town', colour: '#112233' }]), { timeout: 5000 });
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('All changes saved'));
  expect(window.sessionStorage).toHaveLength(0);
  expect(await barriers()).toEqual([]);
});

test('an empty required field is named in the viewer’s words, and nothing is sent', async () => {
  const saved: FormValues[] = [];
  const { user } = open(async (values) => saved.push(values));
  await user.clear(screen.getByRole('textbox', { name: 'Title' }));
  expect(await screen.findByText('Enter a value.', {}, { timeout: 5000 })).toBeInTheDocument();
  expect(screen.getByRole('status')).toHaveTextContent('Not saved');
  expect(saved).toEqual([]);
});

test('a refusal is not tried again by itself, keeps what was typed, and offers a way out', async () => {
  let calls = 0;
  let isTaken = false;
  const { user } = open(async () => {
    calls += 1;
    if (!isTaken) throw new ApiError('Moved on', 412, 'PRECONDITION_FAILED');
  });
  await user.type(screen.getByRole('textbox', { name: 'Title' }), '!');
  await screen.findByText('Someone else changed this meanwhile', {}, { timeout: 5000 });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(calls).toBe(1);
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Old!');
  expect(window.sessionStorage.getItem('quintet:draft:test:autosave')).toContain('Old!');
  isTaken = true;
  await user.click(screen.getByRole('button', { name: 'Keep mine' }));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('All changes saved'));
  expect(calls).toBe(2);
});

test('what an earlier visit left behind is saved', async () => {
  window.sessionStorage.setItem('quintet:draft:kept', JSON.stringify({ heading: 'Draft', colour: '' }));
  const saved: FormValues[] = [];
  open(async (values) => saved.push(values), 'kept');
  await waitFor(() => expect(saved).toHaveLength(1), { timeout: 5000 });
  expect(saved[0]).toMatchObject({ heading: 'Draft' });
});
