import type { Config } from 'jest';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { migrationOptions } from '../src/kernel/database/data-source';
import { TEMPLATE, workerDatabaseUrl } from './database';

/** Makes one migrated schema for each jest worker, and one that stays as it is for their files to begin from. */
export default async function globalSetup({ maxWorkers = 1 }: Config & { maxWorkers?: number }): Promise<void> {
  const workers = Array.from({ length: Number(maxWorkers) }, (_, i) => String(i + 1));
  for (const worker of [TEMPLATE, ...workers]) await freshSchema(workerDatabaseUrl(worker));
}

/** An empty database at this address, with every table. */
export async function freshSchema(url: string): Promise<void> {
  const { pathname } = new URL(url);
  const name = pathname.slice(1);
  const server = await createConnection({ uri: url.slice(0, -pathname.length), multipleStatements: true });
  await server.query(`DROP DATABASE IF EXISTS ${name}; CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await server.end();
  const dataSource = await new DataSource(migrationOptions(url)).initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
}
