import { env } from '@/core/env';
import { GROUP, LIST, USER } from './scim.schema';

// What a directory asks before it begins: what we can do, and which attributes there are (RFC 7643 5 to 7).

const PROVIDER = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
const RESOURCE_TYPE = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

/** What this SCIM service can do. */
export async function serviceProviderConfig() {
  return {
    schemas: [PROVIDER],
    documentationUri: `${env().APP_URL}/docs`,
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: 200 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'API key',
        description: 'An API key with the scope scim:write, as a bearer token.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: at('ServiceProviderConfig') },
  };
}

/** The kinds of resources. */
export async function resourceTypes() {
  const type = (id: string, schema: string) => ({
    schemas: [RESOURCE_TYPE],
    id,
    name: id,
    endpoint: `/${id}s`,
    schema,
    schemaExtensions: [],
    meta: { resourceType: 'ResourceType', location: at(`ResourceTypes/${id}`) },
  });
  return listOf([type('User', USER), type('Group', GROUP)]);
}

/** The attributes that are kept. */
export async function schemas() {
  const schema = (id: string, name: string, attributes: object[]) => ({
    schemas: [SCHEMA],
    id,
    name,
    attributes,
    meta: { resourceType: 'Schema', location: at(`Schemas/${id}`) },
  });
  return listOf([
    schema(USER, 'User', [
      text('userName', { required: true, uniqueness: 'server' }),
      text('externalId', { caseExact: true }),
      text('displayName'),
      complex('name', [text('formatted'), text('givenName'), text('familyName')]),
      { ...text('active'), type: 'boolean' },
      complex('emails', [text('value'), text('type')], { multiValued: true, mutability: 'readOnly' }),
      complex('groups', [text('value'), text('display')], { multiValued: true, mutability: 'readOnly' }),
    ]),
    schema(GROUP, 'Group', [
      text('displayName', { required: true, uniqueness: 'server' }),
      text('externalId', { caseExact: true }),
      complex('members', [text('value'), text('display')], { multiValued: true }),
    ]),
  ]);
}

function at(path: string): string {
  return `${env().APP_URL}/api/scim/v2/${path}`;
}

function listOf(resources: object[]) {
  const count = resources.length;
  return { schemas: [LIST], totalResults: count, startIndex: 1, itemsPerPage: count, Resources: resources };
}

function text(name: string, override: object = {}) {
  const usual = { multiValued: false, required: false, caseExact: false, mutability: 'readWrite' };
  return { name, type: 'string', ...usual, returned: 'default', uniqueness: 'none', ...override };
}

function complex(name: string, subAttributes: object[], override: object = {}) {
  return { ...text(name, override), type: 'complex', subAttributes };
}
