const RETRYABLE = new Set([
  1213, // deadlock, and a failed certification on a Galera cluster
  1205, // lock wait ran out
  1020, // record has changed since last read (MariaDB snapshot isolation)
]);

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_NEW_ABORTING_CONNECTION',
  'POOL_CLOSED',
]);

interface DriverFault {
  readonly errno?: number;
  readonly code?: string;
}

function driverFault(error: unknown): DriverFault {
  if (typeof error !== 'object' || error === null) return {};
  const { driverError } = error as { driverError?: DriverFault };
  return driverError ?? (error as DriverFault);
}

/** What a transaction counted on from memory is another by now in the database; whoever throws it has let go of the memory. */
export class OutOfDate extends Error {}

/** True when running the same transaction again may succeed. */
export const isRetryable = (error: unknown): boolean =>
  error instanceof OutOfDate || RETRYABLE.has(driverFault(error).errno ?? 0);

/** True when a unique key refused a second row. */
export const isDuplicate = (error: unknown): boolean => driverFault(error).errno === 1062;

/** True when the database, not the statement, is at fault: gone, restarting, refusing connections. */
export function isUnreachable(error: unknown): boolean {
  const { code } = driverFault(error);
  return typeof code === 'string' && UNREACHABLE.has(code);
}
