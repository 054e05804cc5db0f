/** A figure: what was measured, and what it is measured against, both in `unit`; `ratio` is value ÷ baseline. */
export function row(name, unit, value, baseline) {
  return { name, value: Math.round(value), unit, baseline: Math.round(baseline), ratio: value / baseline };
}

/** A limit of 60 working days against one of a single day: a ratio near 1 says that length costs nothing. */
export const dueRow = ({ one, sixty }) => row('deadline.due', '1/s', sixty, one);

/** The rows for people, one a line. */
export function table(rows) {
  const line = (...cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(22) : cell.padStart(12))).join(' ');
  const head = line('name', 'value', 'unit', 'baseline', 'ratio');
  return [head, ...rows.map((r) => line(r.name, `${r.value}`, r.unit, `${r.baseline}`, r.ratio.toFixed(2)))].join('\n');
}
