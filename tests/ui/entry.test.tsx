import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { SessionProvider } from 'next-auth/react';
import { localPath } from '@/core/http/local-path';
import { RegisterForm } from '../../app/(console)/register/register-form';
import { SignInForm } from '../../app/(console)/signin/sign-in-form';
import { outside } from '../support/msw';
import { barriers, draw } from './support/draw';

test('a wrong password says what to do, keeps the e-mail and asks for the password again', async () => {
  const posted: unknown[] = [];
  outside.use(
    http.get('*/api/auth/providers', () =>
      HttpResponse.json({ credentials: { id: 'credentials', type: 'credentials' } }),
    ),
    http.get('*/api/auth/csrf', () => HttpResponse.json({ csrfToken: 'token' })),
    http.get('*/api/auth/session', () => HttpResponse.json({})),
    http.post('*/api/auth/callback/credentials', async ({ request }) => {
      posted.push(Object.fromEntries(new URLSearchParams(await request.text())));
      return HttpResponse.json({ url: 'http://localhost/signin?error=CredentialsSignin' }, { status: 401 });
    }),
  );
  const { user } = draw(
    <SessionProvider>
      <SignInForm callbackUrl="/" isNew={false} />
    </SessionProvider>,
  );
  expect(screen.getByLabelText('Email')).toHaveAttribute('autocomplete', 'username');
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password');
  await user.type(screen.getByLabelText('Email'), 'ada@example.com');
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Email and password do not match');
  expect(posted).toEqual([expect.objectContaining({ email: 'ada@example.com', password: 'wrong' })]);
  expect(screen.getByLabelText('Email')).toHaveValue('ada@example.com');
  expect(screen.getByLabelText('Password')).toHaveValue('');
  expect(screen.getByLabelText('Password')).toHaveFocus();
  expect(await barriers()).toEqual([]);
});

test('a refused registration says why beside the field and keeps what was typed', async () => {
  const refusal = {
    success: false,
    error: 'An account with this address exists',
    code: 'CONFLICT',
    details: [{ field: 'email', message: 'Sign in instead, or use another address.' }],
  };
  outside.use(http.post('*/api/auth/register', () => HttpResponse.json(refusal, { status: 409 })));
  const { user } = draw(<RegisterForm />);
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Ada');
  await user.type(screen.getByRole('textbox', { name: 'Email' }), 'ada@example.com');
  await user.click(screen.getByRole('button', { name: 'Create account' }));
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Email' })).toHaveAccessibleDescription(
      'Sign in instead, or use another address.',
    ),
  );
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Ada');
  expect(await barriers()).toEqual([]);
});

test.each([
  ['/pages?x=1#top', '/pages?x=1#top'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/..//evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['pages', '/'],
  [['/a', '/b'], '/'],
  [undefined, '/'],
])('after signing in, %j leads to %s', (asked, path) => {
  expect(localPath(asked)).toBe(path);
});
