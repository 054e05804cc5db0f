/** One mistake in one configuration file, in words an administrator can act on. */
export interface ConfigFault {
  /** As the administrator knows it: `config/centre.yaml`. */
  readonly file: string;
  /** Where in the file: `hall.windows[3].category`. */
  readonly path: string;
  /** Line in the file, from 1, where it can be had. */
  readonly line?: number;
  /** What should stand there, without the word "expected". */
  readonly expected: string;
  readonly found: string;
}

/** Stops the start. Its message lists every fault of every file read, one a line. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    const many = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    super(`Configuration refused, ${many}:\n${faults.map((fault) => `  ${showFault(fault)}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** `config/centre.yaml · hall.windows[3].category (line 41) · expected … · found …` */
export function showFault(fault: ConfigFault): string {
  const line = fault.line === undefined ? '' : ` (line ${fault.line})`;
  return `${fault.file} · ${fault.path}${line} · expected ${fault.expected} · found ${fault.found}`;
}
