/** One thing that is not as it should be. */
export interface Violation {
  /** The rule it breaks, in a word. */
  readonly rule: string;
  /** The record it is about; empty where it is about none. */
  readonly number: string;
  readonly what: string;
}

/** Collects violations, and counts what was looked at. */
export class Verdict {
  readonly violations: Violation[] = [];
  checks = 0;

  /** Counts one check; notes a violation unless it holds. */
  expect(holds: boolean, rule: string, number: string, what: string | (() => string)): void {
    this.checks += 1;
    if (!holds) this.violations.push({ rule, number, what: typeof what === 'string' ? what : what() });
  }
}

/** An instant as people in Shanghai read it; `never` for none. */
export function told(at: Date | null | undefined): string {
  if (!at) return 'never';
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ')}`;
}
