import { screen, waitFor, within } from '@testing-library/react';
import { SearchField } from '@/ui/kit/search-field';
import { AppShell, type AppShellProps } from '@/ui/shell/app-shell';
import { barriers, draw } from './support/draw';

const modules: AppShellProps['modules'] = [
  {
    id: 'sites',
    label: 'Sites',
    icon: null,
    items: [
      { id: 'pages', label: 'Pages', href: '/pages', icon: null, keys: ['g', 'p'] },
      { id: 'keys', label: 'API keys', href: '/api-keys', icon: null, permission: 'api-keys:read' },
    ],
  },
  {
    id: 'clinic',
    label: 'Clinic',
    icon: null,
    items: [{ id: 'd', label: 'Doctors', href: '/doctors', icon: null, permission: 'doctors:read' }],
  },
];

function open(props: Partial<AppShellProps> = {}) {
  const switched: string[] = [];
  const view = draw(
    <AppShell
      modules={modules}
      permissions={[]}
      pathname="/pages/7"
      tenants={[
        { id: 'a', name: 'Aurora' },
        { id: 'b', name: 'Borealis' },
      ]}
      tenantId="a"
      onTenantChange={(id) => switched.push(id)}
      user={{ name: 'Ada', email: 'ada@example.com' }}
      theme="system"
      onSignOut={() => switched.push('out')}
      {...props}
    >
      <h1>Pages</h1>
      <SearchField label="Search pages" />
    </AppShell>,
  );
  return { ...view, switched };
}

test('the frame has no barriers and marks the page on show', async () => {
  open();
  const navigation = screen.getByRole('navigation', { name: 'Main navigation' });
  expect(within(navigation).getByRole('link', { name: 'Pages' })).toHaveAttribute('aria-current', 'page');
  expect(screen.getByRole('main')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveAttribute('href', '#content');
  expect(await barriers()).toEqual([]);
});

test('what a role may not open is not offered', () => {
  const { unmount } = open();
  expect(screen.queryByRole('link', { name: 'API keys' })).not.toBeInTheDocument();
  unmount();
  open({ permissions: ['api-keys:read'] });
  expect(screen.getByRole('link', { name: 'API keys' })).toBeInTheDocument();
});

test('everything is reached by typing', async () => {
  const { user, visited, switched } = open({ permissions: ['*'] });
  await user.keyboard('{Control>}k{/Control}');
  const palette = await screen.findByRole('dialog', { name: 'Search and commands' });
  await user.type(within(palette).getByRole('searchbox'), 'doct');
  expect(await barriers(palette)).toEqual([]);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(visited).toEqual(['/doctors']));
  await waitFor(() => expect(palette).not.toBeInTheDocument());

  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('searchbox', { name: 'Search and commands' }), 'boreal');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(switched).toEqual(['b']));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('g and then p leads to the pages, but not while typing', async () => {
  const { user, visited } = open();
  await user.keyboard('gp');
  expect(visited).toEqual(['/pages']);
  await user.keyboard('/');
  expect(screen.getByRole('searchbox', { name: 'Search pages' })).toHaveFocus();
  await user.keyboard('gp');
  expect(visited).toEqual(['/pages']);
  expect(screen.getByRole('searchbox', { name: 'Search pages' })).toHaveValue('gp');
});

test('a question mark shows the shortcuts', async () => {
  const { user } = open();
  await user.keyboard('?');
  const help = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(within(help).getByText('Go to Pages')).toBeInTheDocument();
  expect(await barriers(help)).toEqual([]);
});

test('the account menu changes how the console looks and leads out', async () => {
  const { user, switched } = open();
  await user.click(screen.getByRole('button', { name: 'Account: Ada' }));
  await user.click(screen.getByRole('menuitemradio', { name: 'Dark' }));
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(document.cookie).toContain('quintet_theme=dark');
  await user.click(screen.getByRole('button', { name: 'Account: Ada' }));
  await user.click(screen.getByRole('menuitem', { name: 'Sign out' }));
  expect(switched).toEqual(['out']);
});
