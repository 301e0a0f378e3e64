/** What is wrong with one field, as the API or a schema says it; `field` is a path such as `items.0.name`. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** Where one page of a list lies within the whole. */
export interface Pagination {
  page: number | null;
  pageSize: number;
  totalCount: number;
  totalPages: number;
  hasMore: boolean;
  cursor: string | null;
  nextCursor: string | null;
  prevCursor: string | null;
}

/** One page of a list. */
export interface Page<Item> {
  data: Item[];
  pagination: Pagination;
}

/** A refusal by the API, with everything that a screen needs to explain it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly details: readonly FieldProblem[] = [],
    readonly requestId?: string,
  ) {
    super(message);
  }
}

interface Envelope<Data> {
  success: true;
  data: Data;
  message?: string;
  pagination?: Pagination;
}

interface Refusal {
  success: false;
  error: string;
  code: string;
  details?: FieldProblem[];
  meta?: { requestId?: string };
}

/**
 * Opens the API's envelope.
 * @param response the answer as fetched
 * @returns the envelope of a success
 * @throws ApiError when the API refused, or when something between here and it answered in its place
 */
export async function readAnswer<Data>(response: Response): Promise<Envelope<Data>> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isJson) throw new ApiError(response.statusText, response.status, 'UPSTREAM_ERROR', [], requestId);
  const body: Envelope<Data> | Refusal = await response.json();
  if (body.success) return body;
  throw new ApiError(body.error, response.status, body.code, body.details, body.meta?.requestId ?? requestId);
}
