import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';

/**
 * TypeORM options for a `mysql://user:password@host:port/database` address, used alike by the server, the migrations
 * and the tests. Always type `mysql`: `mariadb` would use RETURNING, which MySQL lacks.
 */
export function dataSourceOptions(url: string, poolSize = 16): DataSourceOptions {
  return {
    type: 'mysql',
    url,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    dateStrings: ['DATE'],
    connectTimeout: 3000,
    poolSize,
    synchronize: false,
    // Midway looks for this pattern below its base folder.
    entities: ['**/*.entity.{j,t}s'],
  };
}

/** The same for the command that changes the schema; the server itself never does, and knows no migrations. */
export function migrationOptions(url: string): DataSourceOptions {
  return {
    ...dataSourceOptions(url, 1),
    entities: [],
    migrations: [join(__dirname, '../../../migrations/*.{js,ts}')],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  };
}

interface PooledConnection {
  query(sql: string): void;
}

/**
 * READ COMMITTED on every connection of the pool: locking reads and conditional updates do the guarding, and gap locks
 * would only make strangers wait for each other. An announced session setting costs no round trip per transaction.
 *
 * It is announced when a connection is first taken, not when it is opened: the mapper has opened one before anybody could
 * listen, and what that one read before waiting for a lock would show the past.
 */
export function useReadCommitted(dataSource: DataSource): void {
  const { pool } = dataSource.driver as unknown as {
    pool: { on(event: 'acquire', listener: (connection: PooledConnection) => void): void };
  };
  const announced = new WeakSet<PooledConnection>();
  pool.on('acquire', (connection) => {
    if (announced.has(connection)) return;
    announced.add(connection);
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    connection.query('SET SESSION innodb_lock_wait_timeout = 10');
  });
}
