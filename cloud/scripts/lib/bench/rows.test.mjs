import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, percentile, row, table } from './rows.mjs';

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

test('a percentile is a value that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  assert.equal(percentile(hundred, 95), 95);
  assert.equal(percentile(hundred, 99), 99);
  assert.equal(percentile([7], 99), 7);
});
