/** What one request is expected to write into a record's history, and what became of it. */
export interface Deed {
  /** Simulated instant of the answer. */
  readonly at: number;
  readonly route: string;
  readonly number: string;
  /** The lines it writes, oldest first. */
  readonly says: readonly string[];
}

/** Everything clients were told for certain, and when the house's own work was done for certain. */
export interface Ledger {
  /** Acknowledged: each is in its record's history, once, and nothing else of theirs is: what was refused left no trace. */
  readonly done: Deed[];
  /** Instants at which some replica did all of the house's work without a failure, in order. */
  readonly worked: number[];
}

export const emptyLedger = (): Ledger => ({ done: [], worked: [] });
