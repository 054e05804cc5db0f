import { basename, relative, resolve } from 'node:path';
import type { ZodType, z } from 'zod';
import { type ConfigDocument, readDocument } from './config-document';
import { ConfigError, type ConfigFault } from './config-error';
import { deepFreeze } from './deep-freeze';
import { describeFound, expectationOf } from './expectation';
import { type PathInFile, showPath, valueAt } from './path-in-file';
import { provenanceFaults } from './provenance';

/**
 * Reads several files of one directory and collects every fault before failing, so that an administrator mends them
 * all in one go. A file is read once, however often it is asked for.
 */
export class ConfigFaults {
  private readonly faults: ConfigFault[] = [];
  private readonly documents = new Map<string, ConfigDocument>();

  constructor(readonly dir: string) {}

  /** Every fault found so far. */
  get all(): readonly ConfigFault[] {
    return this.faults;
  }

  /**
   * Reads and checks one file; the result is frozen.
   * Returns `undefined` after noting the faults when the file is missing, unreadable or wrong.
   */
  read<S extends ZodType>(file: string, schema: S): z.output<S> | undefined {
    const document = this.document(file);
    if (document.syntax.length > 0) {
      for (const fault of document.syntax) this.faults.push({ file: this.shownName(file), ...fault });
      return undefined;
    }
    const parsed = schema.safeParse(document.data, { error: expectationOf });
    const before = this.faults.length;
    for (const issue of parsed.error?.issues ?? []) this.addIssue(file, issue);
    for (const fault of provenanceFaults(document.data)) this.add(file, fault.path, fault.expected);
    return parsed.success && this.faults.length === before ? deepFreeze(parsed.data) : undefined;
  }

  /** Notes a fault found by comparing values, within a file or across files. What was found is read from the file. */
  add(file: string, path: PathInFile, expected: string, found?: string): void {
    const document = this.documents.get(file);
    this.faults.push({
      file: this.shownName(file),
      path: showPath(path),
      line: document?.lineOf(path),
      expected,
      found: found ?? describeFound(valueAt(document?.data, path)),
    });
  }

  /** Throws one {@link ConfigError} with everything noted, in the order of the files read. */
  throwIfAny(): void {
    if (this.faults.length > 0) throw new ConfigError(this.faults);
  }

  private addIssue(file: string, issue: z.core.$ZodIssue): void {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code !== 'unrecognized_keys') {
      this.add(file, path, issue.message);
      return;
    }
    for (const key of issue.keys) this.add(file, [...path, key], issue.message);
  }

  private document(file: string): ConfigDocument {
    const known = this.documents.get(file);
    if (known) return known;
    const document = readDocument(resolve(this.dir, file));
    this.documents.set(file, document);
    return document;
  }

  private shownName(file: string): string {
    const path = relative(process.cwd(), resolve(this.dir, file));
    return path.startsWith('..') ? `${basename(this.dir)}/${file}` : path;
  }
}
