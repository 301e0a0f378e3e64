import { Prisma } from '@/generated/prisma/client';
import { AppError, type ErrorCode } from '../errors';

interface Refusal {
  code: ErrorCode;
  field: string;
  message: string;
}

const refusals = new Map<string, Refusal>();

/**
 * Says once what a caller is told when the database refuses by a constraint or unique index.
 * @param name the constraint's or index's name in the migrations
 */
export function declareConstraint(name: string, refusal: Refusal): void {
  refusals.set(name, refusal);
}

interface DatabaseFault {
  code: string;
  constraint?: string;
}

/** Finds PostgreSQL's own code and constraint in what Prisma or pg threw. */
function faultOf(error: unknown): DatabaseFault | undefined {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const driver = (error.meta as { driverAdapterError?: { cause?: Record<string, unknown> } } | undefined)
      ?.driverAdapterError;
    const cause = driver?.cause ?? {};
    const code = String(cause.originalCode ?? cause.code ?? error.code);
    return { code, constraint: constraintName(String(cause.originalMessage ?? cause.message ?? '')) };
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return {
      code: error.code,
      constraint: 'constraint' in error ? String(error.constraint) : constraintName(error.message),
    };
  }
  return undefined;
}

function constraintName(message: string): string | undefined {
  return /constraint "([^"]+)"/.exec(message)?.[1];
}

const CODES: Record<string, [ErrorCode, string?]> = {
  '23505': ['CONFLICT', 'Another one with these values already exists.'],
  '23503': ['CONFLICT', 'It refers to something that does not exist, or something still refers to it.'],
  '23514': ['VALIDATION_ERROR', 'A value is outside what is allowed.'],
  '23502': ['VALIDATION_ERROR', 'A required value is missing.'],
  '22001': ['VALIDATION_ERROR', 'A value is too long.'],
  '22P05': ['VALIDATION_ERROR', 'A text holds a character that cannot be stored.'],
  '22021': ['BAD_REQUEST', 'A text holds a character that cannot be stored.'],
  '22008': ['BAD_REQUEST', 'A date or time is out of range.'],
  '22P02': ['BAD_REQUEST', 'A value is malformed.'],
  '22007': ['BAD_REQUEST', 'A value is malformed.'],
  '22003': ['BAD_REQUEST', 'A number is out of range.'],
  '40001': ['SERVICE_UNAVAILABLE', 'Somebody changed the same thing at the same time. Try again.'],
  '40P01': ['SERVICE_UNAVAILABLE', 'Somebody changed the same thing at the same time. Try again.'],
  '57014': ['TIMEOUT'],
  P2028: ['SERVICE_UNAVAILABLE'],
  P2024: ['SERVICE_UNAVAILABLE'],
};

const UNREACHABLE = /^(ECONN|ETIMEDOUT|EPIPE|08|57P0|53|P1001|P1002|P1008|P1017)/;

/** Turns a refusal of the database into the error that callers get; anything unknown stays as it is. */
export function translateDatabaseError(error: unknown): unknown {
  const fault = faultOf(error);
  if (!fault) return error;
  const declared = fault.constraint ? refusals.get(fault.constraint) : undefined;
  if (declared) {
    const { code, field, message } = declared;
    return new AppError(code, message, { details: [{ field, message }], cause: error });
  }
  const known = CODES[fault.code];
  if (known) return new AppError(known[0], known[1], { cause: error });
  if (UNREACHABLE.test(fault.code))
    return new AppError('SERVICE_UNAVAILABLE', undefined, { cause: error, retryAfterSeconds: 2 });
  return error;
}
