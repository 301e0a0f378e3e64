import { type CacheProvider, type Profile, SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { z } from 'zod';

/** How long a request waits for its answer, and how far the provider's clock may be off. */
export const REQUEST_SECONDS = 600;
const SKEW_MS = 60_000;

/** A tenant's provider and our side of the connection to it. */
export interface SamlConnection {
  /** The provider's entity id, single sign-on address and signing certificates (PEM). */
  issuer: string;
  signInUrl: string;
  certificates: string[];
  /** Our entity id and assertion consumer service. */
  audience: string;
  redirectUrl: string;
}

/** Where the ids of our requests are kept, each for one answer. */
export interface RequestStore {
  save: (id: string) => Promise<void>;
  /** True while the request waits. */
  waits: (id: string) => Promise<boolean>;
  /** Takes it away; false when somebody else has. */
  take: (id: string) => Promise<boolean>;
}

/** What a valid answer says. */
export interface Assertion {
  id: string;
  inResponseTo: string;
  subject: string;
  email: string | null;
  name: string;
  expiresAt: Date;
}

/** Why an answer is not believed; for the log, never for who sent it. */
export class SamlRefusal extends Error {}

/** The provider's address with our request in it. @param relayState comes back with the answer */
export async function requestUrl(connection: SamlConnection, store: RequestStore): Promise<string> {
  return client(connection, store).getAuthorizeUrlAsync('', undefined, {});
}

/** Our metadata, to be given to the provider. */
export function metadataXml(connection: SamlConnection): string {
  return client(connection).generateServiceProviderMetadata(null, null);
}

/**
 * Reads a provider's answer: signature of the assertion itself, audience, recipient, times, and the one request it
 * answers.
 * @param answer the form field SAMLResponse
 * @throws SamlRefusal saying what is wrong
 */
export async function readAnswer(
  connection: SamlConnection,
  store: RequestStore,
  answer: string,
): Promise<Assertion> {
  const xml = Buffer.from(answer, 'base64').toString('utf8');
  // No answer of a provider has one; entities in it have broken parsers before.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new SamlRefusal('The answer has a document type.');
  const profile = await validProfile(connection, store, answer);
  const said = parseAssertion(profile);
  const inResponseTo = requireConfirmed(connection, said);
  if (profile.issuer !== connection.issuer) throw new SamlRefusal(`The assertion is of ${profile.issuer}.`);
  if (!(await store.take(inResponseTo))) throw new SamlRefusal('The request is answered already.');
  const expiresAt = new Date(Date.parse(said.Conditions[0].$.NotOnOrAfter) + SKEW_MS);
  return { id: said.$.ID, inResponseTo, expiresAt, ...personOf(profile) };
}

function client(connection: SamlConnection, store?: RequestStore): SAML {
  return new SAML({
    idpCert: connection.certificates,
    entryPoint: connection.signInUrl,
    issuer: connection.audience,
    audience: connection.audience,
    callbackUrl: connection.redirectUrl,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: REQUEST_SECONDS * 1000,
    acceptedClockSkewMs: SKEW_MS,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    signatureAlgorithm: 'sha256',
    cacheProvider: store && asCache(store),
  });
}

/** The library only asks; what is taken away, and when, is decided in `readAnswer`. */
function asCache(store: RequestStore): CacheProvider {
  return {
    saveAsync: async (key, value) => {
      await store.save(key);
      return { value, createdAt: Date.now() };
    },
    getAsync: async (key) => ((await store.waits(key)) ? new Date().toISOString() : null),
    removeAsync: async (key) => key,
  };
}

async function validProfile(
  connection: SamlConnection,
  store: RequestStore,
  answer: string,
): Promise<Profile> {
  const { profile } = await client(connection, store)
    .validatePostResponseAsync({ SAMLResponse: answer })
    .catch((cause: unknown) => {
      throw new SamlRefusal(cause instanceof Error ? cause.message : String(cause), { cause });
    });
  if (!profile) throw new SamlRefusal('The answer signs nobody in.');
  return profile;
}

const Bearer = z.object({
  $: z.object({ Method: z.literal('urn:oasis:names:tc:SAML:2.0:cm:bearer') }),
  SubjectConfirmationData: z.tuple([
    z.object({ $: z.object({ Recipient: z.string(), InResponseTo: z.string(), NotOnOrAfter: z.string() }) }),
  ]),
});

/** The parts of an assertion that the library leaves to us, as it parses them. */
const SaidAssertion = z.object({
  $: z.object({ ID: z.string().min(1).max(200) }),
  Subject: z.tuple([z.object({ SubjectConfirmation: z.tuple([Bearer]) })]),
  Conditions: z.tuple([z.object({ $: z.object({ NotOnOrAfter: z.iso.datetime({ offset: true }) }) })]),
});

type Said = z.output<typeof SaidAssertion>;

function parseAssertion(profile: Profile): Said {
  const parsed = z.object({ Assertion: SaidAssertion }).safeParse(profile.getAssertion?.());
  if (!parsed.success) throw new SamlRefusal(`The assertion lacks something: ${parsed.error.message}`);
  return parsed.data.Assertion;
}

/** Web Browser SSO Profile 4.1.4.3: for us, and in answer to a request of ours. */
function requireConfirmed({ redirectUrl }: SamlConnection, said: Said): string {
  const { Recipient, InResponseTo } = said.Subject[0].SubjectConfirmation[0].SubjectConfirmationData[0].$;
  if (Recipient !== redirectUrl) throw new SamlRefusal(`The assertion is for ${Recipient}.`);
  return InResponseTo;
}

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const EMAIL = [
  'email',
  'mail',
  'urn:oid:0.9.2342.19200300.100.1.3',
  `${CLAIMS}/emailaddress`,
  'Email',
  'emailAddress',
];
const NAME = [
  'displayName',
  'urn:oid:2.16.840.1.113730.3.1.241',
  'http://schemas.microsoft.com/identity/claims/displayname',
];
const GIVEN = ['firstName', 'givenName', 'urn:oid:2.5.4.42', `${CLAIMS}/givenname`];
const FAMILY = ['lastName', 'surname', 'sn', 'urn:oid:2.5.4.4', `${CLAIMS}/surname`];
const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

function personOf(profile: Profile): Pick<Assertion, 'subject' | 'email' | 'name'> {
  const one = (names: string[]) => names.map((name) => profile[name]).find(isText) ?? null;
  const email = one(EMAIL) ?? (/^[^@\s]+@[^@\s]+$/.test(profile.nameID) ? profile.nameID : null);
  // A transient name is another at each sign-in: the address is then all that lasts.
  const subject = profile.nameIDFormat === TRANSIENT ? email : profile.nameID;
  if (!isText(subject)) throw new SamlRefusal('The assertion names nobody.');
  const name = one(NAME) ?? [one(GIVEN), one(FAMILY)].filter(isText).join(' ');
  return { subject: subject.slice(0, 300), email, name };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
