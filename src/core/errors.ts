/** Every error code of the API with its status and the sentence used where the thrower has none better. */
export const ERROR_CODES = {
  BAD_REQUEST: { status: 400, message: 'The request could not be read.' },
  UNAUTHORIZED: { status: 401, message: 'Sign in, or send an API key or access token.' },
  INVALID_CREDENTIALS: { status: 401, message: 'The e-mail or password is not right.' },
  INVALID_TOKEN: {
    status: 401,
    message: 'The token or key is not valid. Sign in again, or use another key.',
  },
  TOKEN_EXPIRED: { status: 401, message: 'The access token has expired. Refresh it, or sign in again.' },
  REFRESH_TOKEN_EXPIRED: { status: 401, message: 'The refresh token has expired. Sign in again.' },
  MFA_REQUIRED: { status: 401, message: 'A second factor is needed.' },
  PLAN_LIMIT_REACHED: {
    status: 402,
    message: 'Your plan does not allow more of this. Upgrade, or remove some.',
  },
  PASSWORD_EXPIRED: {
    status: 403,
    message: 'Your password is too old. Choose a new one by "Forgot password".',
  },
  MFA_SETUP_REQUIRED: {
    status: 403,
    message:
      'This tenant wants a second factor. Set one up under your account, or sign in again with the one you have.',
  },
  FORBIDDEN: { status: 403, message: 'Your role does not allow this.' },
  MODULE_DISABLED: { status: 403, message: 'This module is not enabled for the tenant.' },
  CSRF_REJECTED: { status: 403, message: 'The request did not come from this site.' },
  NOT_FOUND: { status: 404, message: 'There is no such resource.' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This method is not offered here.' },
  CONFLICT: { status: 409, message: 'This conflicts with what is already there.' },
  INVALID_TRANSITION: { status: 409, message: 'The resource is not in a state that allows this.' },
  IDEMPOTENCY_CONFLICT: { status: 409, message: 'This Idempotency-Key was used with another body.' },
  OUT_OF_STOCK: { status: 409, message: 'There is not enough stock.' },
  SLOT_TAKEN: { status: 409, message: 'This time is already taken.' },
  PRECONDITION_FAILED: { status: 412, message: 'It was changed by somebody else meanwhile. Load it again.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'This kind of content is not accepted here.' },
  VALIDATION_ERROR: { status: 422, message: 'Some values are not right.' },
  RATE_LIMIT_EXCEEDED: { status: 429, message: 'Too many requests. Wait, then try again.' },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    message: 'Something went wrong on our side. Try again, or report the request id.',
  },
  UPSTREAM_ERROR: { status: 502, message: 'A service that this needs did not answer as it should.' },
  SERVICE_UNAVAILABLE: { status: 503, message: 'The service is not available right now. Try again shortly.' },
  TIMEOUT: { status: 504, message: 'This took too long.' },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One thing that is wrong with the input: the field's path with dots, and what to do about it. */
export interface ErrorDetail {
  field: string;
  message: string;
  [extra: string]: unknown;
}

interface ErrorOptions {
  details?: ErrorDetail[];
  retryAfterSeconds?: number;
  /** Headers that tell more, such as how a limit stands. */
  headers?: Record<string, string>;
  cause?: unknown;
  /** The call is refused, but what it has changed is committed: a session ended because its token was stolen. */
  keepsChanges?: boolean;
}

/** The one error that services and the frame throw on purpose. Its message is shown to the caller. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message?: string,
    readonly options: ErrorOptions = {},
  ) {
    super(message ?? ERROR_CODES[code].message, { cause: options.cause });
    this.name = 'AppError';
  }
}

/**
 * For a thing that is missing, deleted or another tenant's: all three answer alike, so that existence is not disclosed.
 * @param what the thing in lower case, such as `page`
 */
export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `There is no such ${what}.`);
}

/**
 * For a value that a rule beyond the schema refuses.
 * @param rule a name by which the console says it in the viewer's language
 */
export function invalid(field: string, message: string, rule?: string): AppError {
  const detail = { field, message, ...(rule ? { rule } : {}) };
  return new AppError('VALIDATION_ERROR', message, { details: [detail] });
}
