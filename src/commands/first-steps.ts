import type { FirstStep } from '@/core/openapi/postman';

const person = { email: 'ada.{{run}}@example.com', password: 'Sunny-Day-42' };

/** The way from nothing to a published page: the first folder of the Postman collection, and of the README. */
export const FIRST_STEPS: readonly FirstStep[] = [
  { operationId: 'register', body: { ...person, name: 'Ada Lovelace' }, credential: null },
  {
    operationId: 'signInForTokens',
    body: person,
    credential: null,
    keeps: { accessToken: 'data.accessToken', refreshToken: 'data.refreshToken' },
  },
  {
    operationId: 'createTenant',
    body: { name: 'Café Ada {{run}}' },
    credential: 'accessToken',
    keeps: { tenantId: 'data.id' },
  },
  {
    operationId: 'createApiKey',
    body: { name: 'My first key', scopes: ['write'] },
    credential: 'accessToken',
    keeps: { apiKey: 'data.key', keyId: 'data.id' },
  },
  {
    operationId: 'createPage',
    body: { title: 'About us', slug: 'about-us' },
    keeps: { pageId: 'data.id' },
  },
  {
    operationId: 'addSectionToPage',
    body: { type: 'hero', content: { heading: 'Fresh bread, every morning' } },
    keeps: { sectionId: 'data.id' },
  },
  { operationId: 'publishPage', body: { reason: 'The first page of the site' } },
  { operationId: 'listAuditLogs' },
];
