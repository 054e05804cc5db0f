/** The address of this jest worker's own migrated schema. */
export function testDatabaseUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set; run the tests with npm test, or see cloud/test/README.md');
  return url.replace(/\/[^/]*$/, `/test_${process.env.JEST_WORKER_ID ?? '1'}`);
}
