import type { z } from 'zod';
import type { Ctx } from '../context';
import type { ErrorCode } from '../errors';
import type { EventDefinition } from '../events/catalogue';
import type { Listing } from './listing';

/** What an endpoint is, said once: the frame executes it, and documents, clients and tests are made from it. */
export interface Declaration<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
  Files = File[],
> {
  /** An imperative sentence without a full stop, such as `Publish a page`. */
  summary: string;
  description?: string;
  /**
   * Who may call: a permission of a module's catalogue, `signed-in` for any person or key about themselves,
   * `public` for anybody.
   */
  permission: string;
  /** The event that the change records, whose type is the audit rows' action; or why there is none. */
  audit: EventDefinition | { none: string };
  /** Path parameters besides `tenantId`, which the frame resolves. A malformed one is answered as a missing resource. */
  params?: Params;
  query?: Query;
  body?: Body;
  /** Files by multipart/form-data instead of a JSON body. */
  upload?: UploadRule<Files>;
  response: Result;
  /** 200 unless said otherwise; 201 answers with `Location`. */
  status?: 200 | 201 | 202;
  /** Where a created resource is found; its id is appended. The request's own path when absent. */
  location?: (data: z.output<Result>) => string;
  cache?: CacheRule;
  /**
   * Asks somebody outside, who may be slow: no transaction is held meanwhile. The service changes things by
   * `inTransaction`; an Idempotency-Key is not kept.
   */
  waitsOutside?: true;
  /** A GET that writes all the same, and so has a transaction: a request that waits for its one answer is kept. */
  keeps?: true;
  /** Codes beyond those that every endpoint can answer, for the documents. */
  errors?: readonly ErrorCode[];
  /** The answer's `message`. */
  message?: string;
}

/** Limits of a multipart upload. Every part must be a file named `files` (or `file`), or a field that `fields` declares. */
export interface UploadRule<Files = File[]> {
  maxFiles: number;
  maxBytes: number;
  fields?: z.ZodObject;
  /** Checks and works on the files before the transaction opens, so that no connection waits for it. */
  prepare: (files: File[]) => Promise<Files>;
}

/** A GET whose answer depends on tenant and URL only (and on the caller, where it says so) may be kept until one of its resources changes. */
export interface CacheRule {
  resources: readonly string[];
  seconds: number;
  /** Set where the answer depends on who asks, too: everybody then has their own. */
  per?: 'caller';
}

/** What the frame hands to the service, parsed and checked. */
export interface Input<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Files = File[],
> {
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  files: Files;
}

/** A route handler as Next calls it, carrying its declaration for documents and tests. */
export interface Handler<D = AnyDeclaration> {
  (
    request: Request,
    route?: { params: Promise<Record<string, string | string[] | undefined>> },
  ): Promise<Response>;
  declaration: D;
}

/** A declaration as the documents read it, of either kind. */
export type AnyDeclaration =
  | ({ kind: 'one' } & Declaration)
  | ({ kind: 'list'; listing: Listing } & Omit<Declaration, 'response'> & { response: z.ZodType })
  | ({ kind: 'raw'; contentType: string; refusal?: Refusal } & Omit<Declaration, 'response'>);

/** How a protocol with a form of its own says that something was refused or failed. */
export type Refusal = (error: unknown, requestId: string) => Response;

/** The service behind an endpoint. */
export type Run<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Output, Files> = (
  ctx: Ctx,
  input: Input<Params, Query, Body, Files>,
) => Promise<Output>;
