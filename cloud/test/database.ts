/** The address of the schema of one jest worker. */
export function workerDatabaseUrl(worker: string): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with npm test or npm run jest');
  return url.replace(/\/[^/]*$/, `/test_${worker}`);
}

/** The address of this worker's own migrated schema. */
export const testDatabaseUrl = (): string => workerDatabaseUrl(process.env.JEST_WORKER_ID ?? '1');
