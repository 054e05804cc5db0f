import type { Lateness } from './permit-chart.rules';

/** Who is behind and by how much, in words anybody may read. */
export const latenessWords = ({ by, workdays }: Lateness, department: string): string =>
  by === 'DECISION'
    ? `${department}已超出承诺时限 ${workdays} 个工作日`
    : `比方案晚了 ${workdays} 个工作日，还没有递交`;
