import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { inRoot } from './paths.mjs';

test('the bench prints one JSON document of named figures, each with its baseline', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [inRoot('cloud/scripts/bench.mjs'), '--json']);
  const rows = JSON.parse(stdout);
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['deadline.due'],
  );
  for (const row of rows) {
    assert.deepEqual(Object.keys(row), ['name', 'value', 'unit', 'baseline', 'ratio']);
    assert.ok(row.value > 0 && row.baseline > 0);
    assert.ok(Math.abs(row.ratio - row.value / row.baseline) < 0.001);
  }
});
