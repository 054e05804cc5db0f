/** A figure: what was measured, and what it is measured against, both in `unit`; `ratio` is value ÷ baseline. */
export function row(name, unit, value, baseline) {
  const ratio = Math.round((value / baseline) * 100) / 100;
  return { name, value: Math.round(value), unit, baseline: Math.round(baseline), ratio };
}

/** The rows for people, one a line. */
export function table(rows) {
  const line = (...cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(20) : cell.padStart(14))).join(' ');
  const head = line('name', 'value', 'unit', 'baseline', 'ratio');
  return [head, ...rows.map((r) => line(r.name, `${r.value}`, r.unit, `${r.baseline}`, r.ratio.toFixed(2)))].join('\n');
}

/** The middle of several rounds: one that another program disturbed does not decide. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values, of) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * of) / 100) - 1)];
}
