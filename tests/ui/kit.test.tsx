import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { Badge } from '@/ui/kit/badge';
import { Breadcrumbs } from '@/ui/kit/breadcrumbs';
import { Button, LinkButton } from '@/ui/kit/button';
import { changesBetween } from '@/ui/kit/changes';
import { Checkbox } from '@/ui/kit/checkbox';
import { CodeBlock } from '@/ui/kit/code-block';
import { ComboBox } from '@/ui/kit/combo-box';
import { DateTimeField } from '@/ui/kit/date-time-field';
import { FileDrop } from '@/ui/kit/file-drop';
import { IconButton } from '@/ui/kit/icon-button';
import { JsonDiff } from '@/ui/kit/json-diff';
import { KeyValueList } from '@/ui/kit/key-value';
import { Menu, MenuItem } from '@/ui/kit/menu';
import { moved } from '@/ui/kit/moved';
import { NumberField } from '@/ui/kit/number-field';
import { RadioGroup } from '@/ui/kit/radio-group';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Select } from '@/ui/kit/select';
import { Switch } from '@/ui/kit/switch';
import { Tabs } from '@/ui/kit/tabs';
import { TextArea, TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { barriers, draw } from './support/draw';

const roles = [
  { value: 'admin', label: 'Admin' },
  { value: 'editor', label: 'Editor' },
];

function Everything() {
  const [at, setAt] = useState<string | null>('2026-11-24T09:00:00Z');
  return (
    <main>
      <h1>Kit</h1>
      <Button isPending>Save</Button>
      <LinkButton href="/x">Open</LinkButton>
      <IconButton label="Delete">×</IconButton>
      <TextField label="Name" description="As on the card." error="Enter a name." isRequired />
      <TextArea label="Notes" />
      <NumberField label="Seats" defaultValue={2} />
      <Select label="Role" choices={roles} defaultValue="admin" />
      <ComboBox label="Country" choices={roles} />
      <Checkbox label="Agreed" />
      <Switch label="Notify" description="By mail." />
      <RadioGroup label="Plan" choices={roles} />
      <DateTimeField label="Starts" value={at} onChange={setAt} timeZone="Europe/Rome" />
      <FileDrop label="Images" onFiles={() => undefined} />
      <Tabs
        label="Views"
        tabs={[
          { id: 'a', title: 'Plan', content: 'One' },
          { id: 'b', title: 'Raw', content: 'Two' },
        ]}
      />
      <Badge tone="success">live</Badge>
      <Breadcrumbs label="You are here" trail={[{ title: 'Sites', href: '/' }, { title: 'Menu' }]} />
      <KeyValueList facts={[{ name: 'Created', value: <RelativeTime at="2026-01-01T00:00:00Z" /> }]} />
      <CodeBlock label="Key" code="qt_live_1" />
      <JsonDiff before={{ a: 1 }} after={{ a: 2 }} />
    </main>
  );
}

test.each(['en', 'ar'] as const)('the whole kit has no barriers in %s', async (locale) => {
  draw(<Everything />, { locale });
  expect(await barriers()).toEqual([]);
});

test('a busy button keeps its name, takes no second press and says that it is busy', async () => {
  let presses = 0;
  const { user } = draw(
    <Button isPending onPress={() => presses++}>
      Save
    </Button>,
  );
  await user.click(screen.getByRole('button', { name: /Save/ }));
  expect(presses).toBe(0);
  expect(screen.getByRole('button', { name: /Save/ })).toHaveAttribute('aria-disabled', 'true');
});

test('a choice is made from the keyboard', async () => {
  const chosen: unknown[] = [];
  const { user } = draw(<Select label="Role" choices={roles} onChange={(key) => chosen.push(key)} />);
  await user.tab();
  await user.keyboard('{Enter}{ArrowDown}{Enter}');
  expect(chosen).toEqual(['editor']);
});

test('a long list of choices is narrowed by typing', async () => {
  const chosen: unknown[] = [];
  const { user } = draw(<ComboBox label="Role" choices={roles} onChange={(key) => chosen.push(key)} />);
  await user.type(screen.getByRole('combobox', { name: 'Role' }), 'edi');
  expect(screen.getAllByRole('option')).toHaveLength(1);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(chosen).toEqual(['editor']);
});

test('a moment is typed in the zone on show and kept as an instant', async () => {
  const kept: unknown[] = [];
  const { user } = draw(
    <DateTimeField
      label="Starts"
      value="2026-11-24T09:00:00Z"
      onChange={(at) => kept.push(at)}
      timeZone="Europe/Rome"
    />,
  );
  const hour = screen.getByRole('spinbutton', { name: /hour/ });
  expect(hour).toHaveTextContent('10');
  await user.click(hour);
  await user.keyboard('{ArrowUp}');
  expect(kept).toEqual(['2026-11-24T10:00:00.000Z']);
});

test('files that do not fit are named, the others are taken', async () => {
  const taken: string[] = [];
  const { container, user } = draw(
    <FileDrop
      label="Images"
      accept={['image/*']}
      maxBytes={1_048_576}
      allowsMultiple
      onFiles={(files) => taken.push(...files.map(({ name }) => name))}
    />,
  );
  const input = container.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is no file chooser');
  input.removeAttribute('accept');
  const big = new File([new Uint8Array(1_048_577)], 'big.png', { type: 'image/png' });
  await user.upload(input, [
    new File(['x'], 'a.png', { type: 'image/png' }),
    big,
    new File(['x'], 'b.pdf', { type: 'application/pdf' }),
  ]);
  expect(taken).toEqual(['a.png']);
  expect(screen.getByRole('alert')).toHaveTextContent(
    'Not taken: big.png, b.pdf. Check the file type and that each file is at most 1 MB.',
  );
});

test('a menu is opened, walked and used from the keyboard', async () => {
  const done: unknown[] = [];
  const { user } = draw(
    <Menu label="Page" trigger={<Button>More</Button>} onAction={(id) => done.push(id)}>
      <MenuItem id="copy">Copy</MenuItem>
      <MenuItem id="delete" isDanger>
        Delete
      </MenuItem>
    </Menu>,
  );
  await user.tab();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(await barriers(screen.getByRole('menu'))).toEqual([]);
  await user.keyboard('{Enter}');
  expect(done).toEqual(['delete']);
});

test('text is copied, and the button says so', async () => {
  const { user } = draw(<CodeBlock label="Key" code="qt_live_1" />);
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeInTheDocument();
  const [copied] = await navigator.clipboard.read();
  expect(await (await copied?.getType('text/plain'))?.text()).toBe('qt_live_1');
});

test('a toast appears in its named region', async () => {
  draw(<p>Page</p>);
  toast.success('Saved');
  await waitFor(() => expect(screen.getByText('Saved')).toBeInTheDocument());
  expect(screen.getByRole('region', { name: /Notifications/ })).toContainElement(screen.getByText('Saved'));
});

test('the exact time can be read where the relative one is shown', () => {
  draw(<RelativeTime at={new Date(Date.now() - 2 * 3_600_000).toISOString()} />);
  expect(screen.getByText('2 hours ago')).toHaveAttribute('title', expect.stringMatching(/\d{4}.*\(.+\)/));
});

test('changes are found down to single values, and records that came or went as a whole', () => {
  const before = { title: 'Old', tags: ['a'], at: { city: 'Rome' }, same: 1 };
  const after = { title: 'New', tags: ['a', 'b'], at: null, same: 1 };
  expect(changesBetween(before, after)).toEqual([
    { path: 'title', before: 'Old', after: 'New' },
    { path: 'tags.1', before: undefined, after: 'b' },
    { path: 'at', before: { city: 'Rome' }, after: null },
  ]);
  expect(changesBetween(null, { id: 1 })).toEqual([{ path: 'id', before: undefined, after: 1 }]);
  expect(changesBetween(before, before)).toEqual([]);
});

test.each([
  [['a'], { key: 'c', dropPosition: 'after' as const }, 'bca'],
  [['c'], { key: 'a', dropPosition: 'before' as const }, 'cab'],
  [['a', 'c'], { key: 'b', dropPosition: 'after' as const }, 'bac'],
  [['b'], { key: 'b', dropPosition: 'after' as const }, 'abc'],
])('moving %j to %j gives %s', (keys, place, order) => {
  expect(moved([...'abc'], (item) => item, keys, place).join('')).toBe(order);
});
