import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startMariadb } from './mariadb.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'mariadb-test-'));
after(() => rmSync(dataDir, { recursive: true, force: true }));

test('a private database keeps its data from one start to the next', async () => {
  const first = await startMariadb({ dataDir });
  await first.sql('CREATE DATABASE kept; CREATE TABLE kept.t (n INT); INSERT INTO kept.t VALUES (7)');
  await first.stop();
  const second = await startMariadb({ dataDir });
  assert.equal((await second.sql('SELECT n FROM kept.t')).trim(), '7');
  await second.stop();
});

test('what was committed survives a kill, and the next start repairs it', async () => {
  const first = await startMariadb({ dataDir });
  await first.sql('INSERT INTO kept.t VALUES (8)');
  const gone = new Promise((done) => first.child.once('close', done));
  first.child.kill('SIGKILL');
  await gone;
  const second = await startMariadb({ dataDir });
  assert.equal((await second.sql('SELECT COUNT(*) FROM kept.t WHERE n = 8')).trim(), '1');
  await second.stop();
});

test('an instance left behind by a killed start gives up its files to the next', async () => {
  const orphan = await startMariadb({ dataDir });
  const gone = new Promise((done) => orphan.child.once('close', done));
  const next = await startMariadb({ dataDir });
  await gone;
  assert.notEqual(next.child.pid, orphan.child.pid);
  await next.stop();
});
