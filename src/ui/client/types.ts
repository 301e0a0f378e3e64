import type { z } from 'zod';
import type { Pagination } from '@/ui/patterns/api-answer';
import type { Routes } from './routes';

/** An endpoint's name, such as `GET /api/tenants/{tenantId}/pages`. */
export type RouteName = keyof Routes;

type DeclarationOf<Name extends RouteName> = Routes[Name] extends { declaration: infer D } ? D : never;

/** What a part of a declaration looks like on the wire; `unknown` where the endpoint declares none. */
type Wire<D, Part extends string> = D extends { [key in Part]?: infer S }
  ? NonNullable<S> extends z.ZodType
    ? z.input<NonNullable<S>>
    : unknown
  : unknown;

type ParamNames<Name extends string> = Name extends `${string}{${infer Param}}${infer Rest}`
  ? Param | ParamNames<Rest>
  : never;

/** A JSON body as the endpoint declares it. */
export type Body<Name extends RouteName> = Wire<DeclarationOf<Name>, 'body'>;

/** The `data` of the endpoint's answer. */
export type Data<Name extends RouteName> = Wire<DeclarationOf<Name>, 'response'>;

/** One row of a list endpoint's answer. */
export type Row<Name extends RouteName> = Data<Name> extends readonly (infer Item)[] ? Item : never;

type QueryValues = Record<string, string | number | boolean | null | undefined>;

interface CommonOptions {
  query?: QueryValues | URLSearchParams;
  /** The version that the change is meant for, sent as If-Match. */
  version?: number;
  signal?: AbortSignal;
}

type ParamOptions<Name extends RouteName> = [ParamNames<Name>] extends [never]
  ? { params?: undefined }
  : { params: Record<ParamNames<Name>, string> };
type BodyOptions<Name extends RouteName> =
  unknown extends Body<Name> ? { body?: undefined } : { body: Body<Name> };

/** What a call of the endpoint takes. */
export type CallOptions<Name extends RouteName> = CommonOptions & ParamOptions<Name> & BodyOptions<Name>;

/** Options may be left out where nothing in them is needed. */
export type CallArguments<Name extends RouteName> =
  Record<never, never> extends CallOptions<Name>
    ? [options?: CallOptions<Name>]
    : [options: CallOptions<Name>];

/** A success, opened. */
export interface Answer<Name extends RouteName> {
  data: Data<Name>;
  message?: string;
  pagination?: Pagination;
  meta: { requestId?: string };
  etag: string | null;
}
