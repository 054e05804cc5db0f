/** The only place that reads the clock, so that tests can set it. */
let read: () => Date = () => new Date();

/** The present instant. */
export function now(): Date {
  return read();
}

/** Sets the clock for a test; `null` gives the real one back. */
export function setClock(source: (() => Date) | null): void {
  read = source ?? (() => new Date());
}
