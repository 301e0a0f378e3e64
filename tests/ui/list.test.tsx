import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { Button } from '@/ui/kit/button';
import { ApiError, type Page } from '@/ui/patterns/api-answer';
import { type ListQuery, listParams, readListQuery } from '@/ui/patterns/list-query';
import { ResourceList, type ResourceListProps } from '@/ui/patterns/resource-list';
import { barriers, draw } from './support/draw';

interface Row {
  id: string;
  title: string;
  views: number;
}

const rows: Row[] = [
  { id: '1', title: 'Home', views: 900 },
  { id: '2', title: 'Menu', views: 30 },
  { id: '3', title: 'About', views: 200 },
];

/** A small server: sorts, searches, and pages two rows at a time. */
function answer({ search, sort, cursor }: ListQuery): Page<Row> {
  const found = rows.filter(({ title }) => title.toLowerCase().includes(search.toLowerCase()));
  if (sort === 'views') found.sort((a, b) => a.views - b.views);
  if (sort === '-views') found.sort((a, b) => b.views - a.views);
  const from = Number(cursor ?? 0);
  const next = from + 2 < found.length ? String(from + 2) : null;
  return {
    data: found.slice(from, from + 2),
    pagination: {
      page: null,
      pageSize: 2,
      totalCount: found.length,
      totalPages: Math.ceil(found.length / 2),
      hasMore: next !== null,
      cursor,
      nextCursor: next,
      prevCursor: from > 0 ? String(from - 2) : null,
    },
  };
}

const filterIds = ['status'];
const beginning: ListQuery = { search: '', sort: null, filters: {}, cursor: null };

function List(props: Partial<ResourceListProps<Row>>) {
  const [query, setQuery] = useState(props.query ?? beginning);
  return (
    <ResourceList<Row>
      name="pages"
      label="Pages"
      columns={[
        { id: 'title', title: 'Title', cell: ({ title }) => title },
        { id: 'views', title: 'Views', isSortable: true, align: 'end', cell: ({ views }) => views },
      ]}
      keyOf={({ id }) => id}
      nameOf={({ title }) => title}
      hrefOf={({ id }) => `/pages/${id}`}
      fetchPage={async (asked) => answer(asked)}
      filters={[
        {
          id: 'status',
          label: 'Status',
          choices: [
            { value: 'draft', label: 'Draft' },
            { value: 'live', label: 'Live' },
          ],
        },
      ]}
      searchLabel="Search pages"
      empty={{ title: 'No pages yet', hint: 'Make the first one.', action: <Button>New page</Button> }}
      {...props}
      query={query}
      onQueryChange={setQuery}
    />
  );
}

const titles = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

test('a list shows its rows without barriers, in both directions of writing', async () => {
  const { unmount } = draw(<List />);
  await screen.findByRole('row', { name: 'Home' });
  expect(screen.getByText('3 entries')).toBeInTheDocument();
  expect(await barriers()).toEqual([]);
  unmount();
  draw(<List />, { locale: 'ar' });
  await screen.findByRole('row', { name: 'Home' });
  expect(screen.getByText('3 عناصر')).toBeInTheDocument();
  expect(await barriers()).toEqual([]);
});

test('the keyboard sorts a column one way and then the other', async () => {
  const { user } = draw(<List />);
  await screen.findByRole('row', { name: 'Home' });
  await user.tab();
  await user.tab();
  await user.tab();
  await user.keyboard('{ArrowUp}{ArrowRight}');
  const header = screen.getByRole('columnheader', { name: /Views/ });
  if (document.activeElement !== header) await user.keyboard('{ArrowRight}');
  expect(header).toHaveFocus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(titles()).toEqual(['Menu', 'About']));
  expect(header).toHaveAttribute('aria-sort', 'ascending');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(titles()).toEqual(['Home', 'About']));
  expect(header).toHaveAttribute('aria-sort', 'descending');
});

test('pages are walked by cursor, forward and back', async () => {
  const { user } = draw(<List />);
  await screen.findByRole('row', { name: 'Home' });
  expect(screen.getByRole('button', { name: 'Previous page' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Next page' }));
  await waitFor(() => expect(titles()).toEqual(['About']));
  await user.click(screen.getByRole('button', { name: 'Previous page' }));
  await waitFor(() => expect(titles()).toEqual(['Home', 'Menu']));
});

test('searching waits for a pause in typing; finding nothing offers the way back', async () => {
  const asked: string[] = [];
  const { user } = draw(
    <List
      fetchPage={async (query) => {
        asked.push(query.search);
        return answer(query);
      }}
    />,
  );
  await screen.findByRole('row', { name: 'Home' });
  await user.type(screen.getByRole('searchbox', { name: 'Search pages' }), 'zebra');
  expect(await screen.findByText('Nothing matches')).toBeInTheDocument();
  expect(asked).toEqual(['', 'zebra']);
  await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
  expect(await screen.findByRole('row', { name: 'Home' })).toBeInTheDocument();
  expect(screen.getByRole('searchbox')).toHaveValue('');
});

test('a filter shows as a chip that can be taken away again', async () => {
  const asked: ListQuery[] = [];
  const { user } = draw(
    <List
      fetchPage={async (query) => {
        asked.push(query);
        return answer(query);
      }}
    />,
  );
  await screen.findByRole('row', { name: 'Home' });
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Draft' }));
  await user.keyboard('{Escape}');
  const chip = await screen.findByRole('row', { name: 'Status: Draft' });
  await waitFor(() => expect(asked.at(-1)?.filters).toEqual({ status: ['draft'] }));
  expect(await barriers()).toEqual([]);
  await user.click(within(chip).getByRole('button'));
  await waitFor(() => expect(asked.at(-1)?.filters).toEqual({}));
});

test('an empty list says what to do first', async () => {
  draw(<List fetchPage={async () => ({ ...answer(beginning), data: [] })} />);
  expect(await screen.findByText('No pages yet')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'New page' })).toBeInTheDocument();
  expect(await barriers()).toEqual([]);
});

test('a list that fails says why, names the request, and tries again', async () => {
  let isBroken = true;
  const { user } = draw(
    <List
      fetchPage={async (query) => {
        if (isBroken) throw new ApiError('x', 500, 'INTERNAL_SERVER_ERROR', [], 'req_42');
        return answer(query);
      }}
    />,
  );
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Something broke on our side');
  expect(alert).toHaveTextContent('req_42');
  isBroken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('row', { name: 'Home' })).toBeInTheDocument();
});

test('rows are chosen and acted on together, after a question', async () => {
  const deleted: (readonly string[])[] = [];
  const { user } = draw(
    <List
      bulkActions={[
        {
          id: 'delete',
          label: 'Delete',
          isDanger: true,
          confirm: (count) => ({
            title: `Delete ${count} pages?`,
            text: 'They can be restored for 30 days.',
          }),
          run: async (keys) => {
            deleted.push(keys);
          },
        },
      ]}
    />,
  );
  const row = await screen.findByRole('row', { name: 'Menu' });
  await user.click(within(row).getByRole('checkbox'));
  expect(screen.getByText('1 selected')).toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: 'Select All' }));
  expect(await barriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  const question = await screen.findByRole('alertdialog', { name: 'Delete 2 pages?' });
  await user.click(within(question).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(screen.queryByText('2 selected')).not.toBeInTheDocument());
  expect(deleted).toEqual([['1', '2']]);
});

test('a row is opened from the keyboard', async () => {
  const { user, visited } = draw(<List />);
  await user.click(await screen.findByRole('row', { name: 'Menu' }));
  expect(visited).toEqual(['/pages/2']);
});

test('a query survives the address bar', () => {
  const query: ListQuery = {
    search: 'a & b',
    sort: '-views',
    filters: { status: ['draft', 'live'] },
    cursor: 'x=',
  };
  const params = new URLSearchParams(listParams(query).toString());
  expect(readListQuery(params, filterIds)).toEqual(query);
  expect(listParams(beginning).toString()).toBe('');
});
