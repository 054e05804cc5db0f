import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, row, table } from './rows.mjs';

test('a figure stands beside what it is measured against', () => {
  assert.deepEqual(row('booking.hot', 'bookings/s', 312.4, 500.1), {
    name: 'booking.hot',
    value: 312,
    unit: 'bookings/s',
    baseline: 500,
    ratio: 0.62,
  });
});

test('the table names every figure on a line of its own', () => {
  const lines = table([row('a', '1/s', 1, 2), row('b', '1/s', 3, 2)]).split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(/ +/)),
    [
      ['name', 'value', 'unit', 'baseline', 'ratio'],
      ['a', '1', '1/s', '2', '0.50'],
      ['b', '3', '1/s', '2', '1.50'],
    ],
  );
});

test('the median is no round’s outlier', () => {
  assert.equal(median([9, 100, 10]), 10);
});
