import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** The schema as the migrations leave it; no test writes to it. */
export const TEMPLATE = 'template';

/** The address of the schema of one jest worker, or of the template. */
export function workerDatabaseUrl(worker: string): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with npm test or npm run jest');
  return url.replace(/\/[^/]*$/, `/test_${worker}`);
}

/** The address of this worker's own migrated schema. */
export const testDatabaseUrl = (): string => workerDatabaseUrl(process.env.JEST_WORKER_ID ?? '1');

const schemaOf = (url: string): string => new URL(url).pathname.slice(1);

let emptied: Promise<void> | undefined;

/** Once for each test file, its worker's schema as the migrations leave it: no file finds what another one left. */
export function emptyDatabase(): Promise<void> {
  emptied ??= restore(testDatabaseUrl(), schemaOf(workerDatabaseUrl(TEMPLATE)));
  return emptied;
}

async function restore(url: string, template: string): Promise<void> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  const [tables] = await connection.query<RowDataPacket[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_name <> 'migrations'`,
    [template],
  );
  const names: string[] = tables.map(({ name }) => name);
  const [filled] = await connection.query<RowDataPacket[]>(
    names
      .map((name) => `SELECT '${name}' AS name FROM DUAL WHERE EXISTS (SELECT 1 FROM ${template}.${name})`)
      .join(' UNION '),
  );
  const statements = [
    'SET foreign_key_checks = 0',
    ...names.map((name) => `DELETE FROM ${name}`),
    ...filled.map(({ name }) => `INSERT INTO ${name} SELECT * FROM ${template}.${name}`),
  ];
  await connection.query(statements.join(';'));
  await connection.end();
}
