// A real OpenID provider on this machine, signing in whomever the test says: started by tests/support/openid.ts.
import http from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** Where we stand: the start of every redirect address. */
const CALLBACKS = `${process.argv[2]}/api/auth/callback/`;

/** The claims of whoever signs in next, and what the provider does wrong. */
let person = { sub: 'nobody' };
let faults = {};

const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'test' };

const server = http.createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: 'quintet', client_secret: 'client-secret', redirect_uris: [`${CALLBACKS}google`] }],
  jwks: { keys: [key] },
  cookies: { keys: ['a key of the tests'] },
  claims: { openid: ['sub', 'hd'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ ...person, sub: accountId }) }),
});
// Each connection that a test makes has a redirect address of its own, which a person would register by hand.
provider.Client.prototype.redirectUriAllowed = (uri) => uri.startsWith(CALLBACKS);

async function signIn(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: person.sub, clientId: params.client_id });
  grant.addOIDCScope('openid email profile');
  const result = { login: { accountId: person.sub }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result);
}

async function told(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

const serve = provider.callback();
server.on('request', async (request, response) => {
  if (request.url === '/told') {
    ({ person = person, faults = {} } = await told(request));
    response.end('{}');
  } else if (faults.silent && request.url.startsWith('/token')) {
    // Never answers: whoever asks has to give up by themselves.
  } else if (request.url.startsWith('/interaction/')) await signIn(request, response);
  else {
    // Google knows it, this provider does not.
    request.url = request.url.replace('prompt=select_account', 'prompt=login');
    serve(request, response);
  }
});

process.stdout.write(`${issuer}\n`);
