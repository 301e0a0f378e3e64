import { act, screen, waitFor, within } from '@testing-library/react';
import { z } from 'zod';
import { TextLink } from '@/ui/kit/button';
import { ApiError } from '@/ui/patterns/api-answer';
import { SchemaForm, type SchemaFormProps } from '@/ui/patterns/schema-form';
import { zodForm } from '@/ui/patterns/zod-form';
import { barriers, draw } from './support/draw';

const page = zodForm(
  z.strictObject({
    title: z.string().min(1).max(20).meta({ title: 'Title' }),
    slug: z.string().min(3).meta({ title: 'Address' }),
    visibility: z.enum(['public', 'hidden']).default('public').meta({ title: 'Visibility' }),
    stars: z
      .union([z.literal(1), z.literal(2)])
      .optional()
      .meta({ title: 'Stars' }),
    priority: z.number().int().min(0).max(10).optional().meta({ title: 'Priority' }),
    publishAt: z.iso.datetime().optional().meta({ title: 'Publish at' }),
    isFeatured: z.boolean().default(false).meta({ title: 'Featured' }),
    button: z
      .strictObject({ label: z.string().min(1).meta({ title: 'Label' }) })
      .nullable()
      .default(null)
      .meta({ title: 'Button' }),
    dishes: z
      .array(z.strictObject({ name: z.string().min(1).meta({ title: 'Name' }) }))
      .default([])
      .meta({ title: 'Dishes' }),
  }),
);
const start = { title: 'Menu', slug: 'menu', dishes: [{ name: 'Shakshuka' }, { name: 'Mezze' }] };

function open(props: Partial<SchemaFormProps> = {}) {
  const sent: unknown[] = [];
  const view = draw(
    <SchemaForm
      {...page}
      initialValues={start}
      submitLabel="Save"
      onSubmit={async (values) => {
        sent.push(values);
      }}
      {...props}
    />,
  );
  return { ...view, sent };
}

const dishNames = () =>
  screen.getAllByRole('textbox', { name: 'Name' }).map((input) => (input as HTMLInputElement).value);

test('a form made from a schema has no barriers', async () => {
  open();
  await screen.findAllByRole('textbox', { name: 'Name' });
  await screen.findByRole('group', { name: 'Publish at' });
  expect(await barriers()).toEqual([]);
});

test('saving sends what was typed and leaves out what was left empty', async () => {
  const { user, sent } = open();
  await user.clear(screen.getByRole('textbox', { name: 'Title' }));
  await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Carte du jour');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent).toEqual([
    { ...start, title: 'Carte du jour', visibility: 'public', isFeatured: false, button: null },
  ]);
});

test('Ctrl+Enter saves from inside any field, also one in a list', async () => {
  const { user, sent } = open();
  const [first] = await screen.findAllByRole('textbox', { name: 'Name' });
  if (!first) throw new Error('The list has no entry');
  await user.type(first, ' verde');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ dishes: [{ name: 'Shakshuka verde' }, { name: 'Mezze' }] });
});

test('what the schema refuses is said beside the field, in words, and the field gets the focus', async () => {
  const { user, sent } = open();
  const slug = screen.getByRole('textbox', { name: 'Address' });
  await user.clear(slug);
  await user.type(slug, 'ab');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(slug).toHaveAccessibleDescription('Use at least 3 characters.');
  expect(slug).toHaveFocus();
  expect(sent).toEqual([]);
  await user.type(slug, 'c');
  expect(slug).not.toHaveAccessibleDescription('Use at least 3 characters.');
});

test('after the API refuses, everything typed is still there and the reason is beside its field', async () => {
  const refusal = new ApiError(
    'Invalid',
    422,
    'VALIDATION_ERROR',
    [
      { field: 'slug', message: 'This address is taken.' },
      { field: 'dishes.1.name', message: 'Already on the menu.' },
      { field: 'tenant', message: 'Closed.' },
    ],
    'req_7',
  );
  const { user } = open({ onSubmit: () => Promise.reject(refusal) });
  await user.type(screen.getByRole('textbox', { name: 'Title' }), ' 2');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  const slug = await screen.findByRole('textbox', { name: 'Address', description: 'This address is taken.' });
  expect(slug).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Menu 2');
  const [, second] = screen.getAllByRole('textbox', { name: 'Name' });
  expect(second).toHaveAccessibleDescription('Already on the menu.');
  const alert = screen.getByRole('alert');
  expect(alert).toHaveTextContent('tenant: Closed.');
  expect(alert).toHaveTextContent('req_7');
  expect(await barriers()).toEqual([]);
});

test('a network that fails says so and loses nothing', async () => {
  const { user } = open({ onSubmit: () => Promise.reject(new TypeError('fetch failed')) });
  await user.type(screen.getByRole('textbox', { name: 'Title' }), '!');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The server could not be reached');
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Menu!');
});

test('entries of a list are added, taken out, and typed into with spaces', async () => {
  const { user, sent } = open();
  await screen.findAllByRole('textbox', { name: 'Name' });
  await user.click(screen.getByRole('button', { name: 'Add entry' }));
  const added = screen.getAllByRole('textbox', { name: 'Name' })[2];
  if (!added) throw new Error('No entry was added');
  await user.type(added, 'Baba au rhum');
  await user.click(screen.getByRole('button', { name: 'Remove entry 1' }));
  expect(dishNames()).toEqual(['Mezze', 'Baba au rhum']);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent[0]).toMatchObject({ dishes: [{ name: 'Mezze' }, { name: 'Baba au rhum' }] });
});

test('entries are put in another order from the keyboard', async () => {
  const { user } = open();
  const handle = await screen.findByRole('button', { name: 'Move entry 1' });
  act(() => handle.focus());
  await user.keyboard('{Enter}');
  await screen.findByRole('button', { name: /Insert after/ });
  await user.keyboard('{End}');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(dishNames()).toEqual(['Mezze', 'Shakshuka']));
});

test('an optional group appears when it is wanted and is sent as null when it is not', async () => {
  const { user, sent } = open();
  await user.click(screen.getByRole('button', { name: 'Add Button' }));
  await user.type(screen.getByRole('textbox', { name: 'Label' }), 'Book');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent[0]).toMatchObject({ button: { label: 'Book' } });
  await user.click(screen.getByRole('button', { name: 'Remove Button' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent[1]).toMatchObject({ button: null });
});

test('a choice of numbers is sent as a number', async () => {
  const { user, sent } = open();
  await user.click(screen.getByRole('button', { name: /Stars/ }));
  await user.click(screen.getByRole('option', { name: '2' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent[0]).toMatchObject({ stars: 2 });
});

describe('leaving with unsaved changes', () => {
  function openWithLink() {
    return draw(
      <>
        <TextLink href="/elsewhere">Elsewhere</TextLink>
        <SchemaForm {...page} initialValues={start} submitLabel="Save" onSubmit={() => Promise.resolve()} />
      </>,
    );
  }

  test('asks first, and staying keeps what was typed', async () => {
    const { user, visited } = openWithLink();
    await user.type(screen.getByRole('textbox', { name: 'Title' }), '!');
    await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
    const question = await screen.findByRole('alertdialog', { name: 'Leave without saving?' });
    expect(await barriers(question)).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Stay here' }));
    expect(visited).toEqual([]);
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Menu!');
    await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
    await user.click(await screen.findByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(visited).toEqual(['/elsewhere']));
  });

  test('does not ask when nothing was typed, or when it is saved', async () => {
    const { user, visited } = openWithLink();
    await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
    await user.type(screen.getByRole('textbox', { name: 'Title' }), '!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
    expect(visited).toEqual(['/elsewhere', '/elsewhere']);
  });

  test('warns when the window is closed', async () => {
    const { user } = openWithLink();
    await user.type(screen.getByRole('textbox', { name: 'Title' }), '!');
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
  });
});

test('a draft survives a reload and is gone once it is saved', async () => {
  const first = open({ draftKey: 'page:1' });
  await first.user.type(screen.getByRole('textbox', { name: 'Title' }), ' nuovo');
  first.unmount();
  const second = open({ draftKey: 'page:1' });
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Menu nuovo'));
  await second.user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(second.sent).toHaveLength(1));
  second.unmount();
  open({ draftKey: 'page:1' });
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Menu');
});
