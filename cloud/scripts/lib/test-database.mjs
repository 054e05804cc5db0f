import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariadb } from './mariadb.mjs';

/** The MariaDB of the tests around this one (TEST_DATABASE_URL), or one of its own: see startTestDatabase. */
export async function testDatabase(say) {
  const url = process.env.TEST_DATABASE_URL;
  return url === undefined ? startTestDatabase(say) : { url, stop: async () => undefined };
}

/** A MariaDB for one run of the tests, on tmpfs where there is one, gone with everything in it afterwards. */
export async function startTestDatabase(say) {
  const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const dataDir = mkdtempSync(join(root, 'test-database-'));
  const database = await startMariadb({ dataDir, volatile: true, say });
  return {
    url: database.url('test'),
    async stop() {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
