import { guardedLookup, isAllowedAddress, requireCallableUrl } from '@/core/outbound/address-guard';
import { send } from '@/core/webhooks/send';

// No address here is ever called: resolver and dialer are injected or the URL is refused before.

const REFUSED_URLS = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://192.0.0.1/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://240.0.0.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[100::1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[4000::1]/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'ftp://example.com/',
  'http://user@example.com/',
  'http://[fe80::1%25eth0]/',
  'javascript:alert(1)',
  '//example.com',
];

it.each(REFUSED_URLS)('refuses %s before anything is looked up', (url) => {
  expect(() => requireCallableUrl(url, false)).toThrow();
});

it.each([
  'https://example.com/hook',
  'http://93.184.216.34/',
  'http://[2606:2800:220:1:248:1893:25c8:1946]/',
])('allows %s', (url) => {
  expect(requireCallableUrl(url, false).href).toContain(new URL(url).host);
});

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '::1',
  '::ffff:10.0.0.1',
  'fe80::1',
  'fd00::1',
  '0.0.0.0',
  'nonsense',
])('refuses the address %s whatever name led to it', (address) => {
  expect(isAllowedAddress(address, false)).toBe(false);
});

it('refuses a name of which only one address is private', async () => {
  const lookup = guardedLookup(async () => ['93.184.216.34', '10.0.0.1'], false);
  const outcome = await new Promise<Error | null>((resolve) =>
    lookup('mixed.example', { all: true }, (error) => resolve(error)),
  );
  expect(outcome?.message).toContain('not on the public internet');
});

it('asks the resolver once and connects to what it checked, so a name that changes its answer gains nothing', async () => {
  const answers = [['10.0.0.1'], ['93.184.216.34']];
  let asked = 0;
  const resolve = async () => answers[asked++] ?? [];
  const message = {
    url: 'http://rebinding.example/',
    secrets: [`whsec_${'A'.repeat(44)}`],
    id: 'evt',
    body: '{}',
    requestId: null,
  };
  const outcome = await send(message, new Date(), { allowLoopback: false, resolve });
  expect(outcome).toMatchObject({
    status: null,
    error: expect.stringContaining('not on the public internet'),
  });
  expect(asked).toBe(1);
});

it('allows this machine only where development says so', () => {
  expect(isAllowedAddress('127.0.0.1', true)).toBe(true);
  expect(isAllowedAddress('10.0.0.1', true)).toBe(false);
});
