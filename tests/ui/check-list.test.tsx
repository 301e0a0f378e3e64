import { screen } from '@testing-library/react';
import { useState } from 'react';
import { CheckList } from '@/ui/patterns/check-list';
import { barriers, draw } from './support/draw';

const groups = [
  {
    title: 'Website',
    choices: [
      { value: 'pages:read', label: 'See pages' },
      { value: 'pages:write', label: 'Edit pages' },
    ],
  },
  { title: 'Organization', choices: [{ value: 'audit:read', label: 'Read the audit log' }] },
];

function List() {
  const [value, setValue] = useState<readonly string[]>(['audit:read']);
  return (
    <>
      <CheckList
        label="What it may do"
        groups={groups}
        value={value}
        onChange={setValue}
        allLabel={(group) => `All of ${group}`}
      />
      <output>{value.join(' ')}</output>
    </>
  );
}

test('a group is ticked as a whole and one by one, and says when only a part of it is', async () => {
  const { user } = draw(<List />);
  const all = screen.getByRole('checkbox', { name: 'All of Website' });
  await user.click(screen.getByRole('checkbox', { name: 'See pages' }));
  expect(all).toBePartiallyChecked();
  await user.click(all);
  expect(screen.getByRole('status')).toHaveTextContent('audit:read pages:read pages:write');
  expect(all).toBeChecked();
  await user.click(all);
  expect(screen.getByRole('status')).toHaveTextContent(/^audit:read$/);
  expect(await barriers()).toEqual([]);
});
