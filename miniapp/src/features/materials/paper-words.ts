interface Paper {
  readonly formLabel: string;
  readonly copies: number;
  readonly pages: number | null;
  readonly condition: string | null;
  readonly toReturn: boolean;
}

/** Lines of a list with their numbers, by which they are told apart. */
export const numbered = <L extends object>(lines: readonly L[]): (L & { readonly at: number })[] =>
  lines.map((line, index) => ({ ...line, at: index + 1 }));

/** What one paper is: 原件 1 份 · 3 页 · 完好 · 用完返还. */
export const paperWords = ({ formLabel, copies, pages, condition, toReturn }: Paper): string =>
  [
    `${formLabel} ${copies} 份`,
    ...(pages === null ? [] : [`${pages} 页`]),
    ...(condition === null ? [] : [condition]),
    ...(toReturn ? ['用完返还'] : []),
  ].join(' · ');
