import { type ScimPatchOperation, type ScimResource, scimPatch } from 'scim-patch';
import type { z } from 'zod';
import { permissionsOfRole } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { requireVersion } from '@/core/db/rows';
import { env } from '@/core/env';
import { invalid } from '@/core/errors';
import { check } from '@/core/http/parse';
import { scimTag } from '@/core/http/scim';
import { LIST, type ScimListQuery, ScimPatchBody, type ScimShape } from './scim.schema';

const MAX_PAGE = 200;

/** A resource's frame: what RFC 7643 3.1 asks of every one. */
export function withMeta<T extends { id: string }>(
  kind: 'User' | 'Group',
  resource: T,
  row: { createdAt: Date; updatedAt: Date },
) {
  const meta = {
    resourceType: kind,
    created: row.createdAt.toISOString(),
    lastModified: row.updatedAt.toISOString(),
    location: `${env().APP_URL}/api/scim/v2/${kind}s/${resource.id}`,
    version: `W/"${scimTag(resource)}"`,
  };
  return { ...resource, meta };
}

/**
 * The directory's own hand: it speaks for the tenant, as the owner who gave it the key could. Its If-Match has been
 * checked already.
 */
export function asDirectory(ctx: Ctx): Ctx {
  return { ...ctx, permissions: permissionsOfRole('owner'), ifMatch: null };
}

/** @throws PRECONDITION_FAILED when the caller's If-Match names another content */
export function requireTag(ctx: Ctx, { meta: _, ...resource }: { meta: unknown }): void {
  requireVersion(ctx, { version: scimTag(resource) });
}

/** Where a page of a list begins, and how long it is. */
export function pageOf({ startIndex, count }: ScimListQuery) {
  return { skip: Math.max(0, startIndex - 1), take: Math.min(MAX_PAGE, Math.max(0, count)) };
}

/** A page as RFC 7644 3.4.2 has it. */
export function listAnswer(resources: object[], totalResults: number, query: ScimListQuery) {
  return {
    schemas: [LIST],
    totalResults,
    startIndex: Math.max(1, query.startIndex),
    itemsPerPage: resources.length,
    Resources: resources.map((resource) => shaped(resource, query)),
  };
}

/** Only the attributes asked for; `schemas`, `id` and `meta` always. */
export function shaped(resource: object, { attributes, excludedAttributes }: ScimShape): object {
  const names = (text: string | undefined) =>
    text?.split(',').map((name) => name.trim().split('.')[0]?.toLowerCase() ?? '');
  const [wanted, unwanted] = [names(attributes), names(excludedAttributes)];
  const always = ['schemas', 'id', 'meta'];
  const kept = Object.entries(resource).filter(([name]) => {
    const lower = name.toLowerCase();
    return always.includes(lower) || ((wanted?.includes(lower) ?? true) && !unwanted?.includes(lower));
  });
  return Object.fromEntries(kept);
}

/**
 * A resource after the operations of a PATCH.
 * @param body as it was sent
 * @returns what it would be, to be checked against its schema
 * @throws VALIDATION_ERROR on `path` for operations that make no sense
 */
export function patched(resource: object, body: unknown): object {
  const { Operations: operations } = check(ScimPatchBody, body);
  operations.forEach(refusePrototypes);
  const source = resource as unknown as ScimResource;
  const options = { mutateDocument: false, treatMissingAsAdd: true };
  try {
    return scimPatch(source, operations as unknown as ScimPatchOperation[], options);
  } catch (cause) {
    if (cause instanceof Error) throw invalid('path', cause.message.slice(0, 200));
    throw cause;
  }
}

/** A path may name what every object has; nothing of ours is meant by it. */
function refusePrototypes(operation: z.output<typeof ScimPatchBody>['Operations'][number]): void {
  const text = JSON.stringify([operation.path, operation.value]);
  if (/__proto__|constructor|prototype/.test(text))
    throw invalid('path', 'Names nothing that can be changed.');
}
