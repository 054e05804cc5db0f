/** How far a configured value may be relied on; a value without a mark is given by its source. */
export const MARKS = ['SAMPLE', 'PROPOSAL', 'UNVERIFIED'] as const;
export type Mark = (typeof MARKS)[number];

export const MARK_LABELS: Readonly<Record<Mark, string>> = {
  SAMPLE: '示例，待替换',
  PROPOSAL: '建议值，待确认',
  UNVERIFIED: '未核实',
};
