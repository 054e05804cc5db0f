import { MARKS, type Mark } from 'shared-types/config.states';
import { z } from 'zod';
import { type PathInFile, showPath } from './path-in-file';

const unconfirmed = z.strictObject({
  mark: z.enum(MARKS),
  /** Names of keys beside `provenance`; `'*'` means all that do not say for themselves where they come from. */
  fields: z.array(z.string().min(1)).min(1),
  /** Why, in Chinese: an administrator reads it. */
  why: z.string().min(1),
});

/**
 * Where an object's values come from. Everything not listed under `unconfirmed` is given by `source`; the listed
 * fields are samples, proposals or unverified, and stay so until the entry is taken out of the file.
 */
export const provenanceSchema = z.strictObject({
  source: z.string().min(1).optional(),
  unconfirmed: z.array(unconfirmed).min(1).optional(),
});

/** A strict object that may say where its values come from. */
export function traced<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject({ ...shape, provenance: provenanceSchema.optional() });
}

/** One value that the centre has not confirmed yet, as an administrator's screen lists it. */
export interface UnconfirmedValue {
  readonly file: string;
  readonly path: string;
  /** The value in short, readable form. */
  readonly value: string;
  readonly mark: Mark;
  readonly why: string;
}

/** Every value of one file's data that is marked as not confirmed, in the order of the file. */
export function listUnconfirmed(file: string, data: unknown): UnconfirmedValue[] {
  const rows: UnconfirmedValue[] = [];
  visit(data, [], (owner, path) => {
    for (const entry of marksOf(owner)) {
      for (const field of fieldsOf(entry, owner)) {
        const value = shortValue(owner[field]);
        rows.push({ file, path: showPath([...path, field]), value, mark: entry.mark, why: entry.why });
      }
    }
  });
  return rows;
}

/** Marks that name a key their object does not have: a slip that would hide a sample from the administrator. */
export function provenanceFaults(data: unknown): { path: PathInFile; expected: string }[] {
  const faults: { path: PathInFile; expected: string }[] = [];
  visit(data, [], (owner, path) => {
    marksOf(owner).forEach((entry, at) => {
      entry.fields.forEach((field, index) => {
        if (field === '*' || (field in owner && field !== 'provenance')) return;
        const known = Object.keys(owner).filter((key) => key !== 'provenance');
        const where = [...path, 'provenance', 'unconfirmed', at, 'fields', index];
        faults.push({ path: where, expected: `* or a key of the object it stands in: ${known.join(', ')}` });
      });
    });
  });
  return faults;
}

type Plain = Record<string, unknown>;
type Entry = z.infer<typeof unconfirmed>;

function visit(value: unknown, path: PathInFile, see: (owner: Plain, path: PathInFile) => void): void {
  if (Array.isArray(value)) {
    value.forEach((inner, index) => {
      visit(inner, [...path, index], see);
    });
  } else if (value !== null && typeof value === 'object') {
    see(value as Plain, path);
    for (const [key, inner] of Object.entries(value)) if (key !== 'provenance') visit(inner, [...path, key], see);
  }
}

function marksOf(owner: Plain): readonly Entry[] {
  const parsed = provenanceSchema.safeParse(owner.provenance);
  return parsed.success ? (parsed.data.unconfirmed ?? []) : [];
}

function fieldsOf(entry: Entry, owner: Plain): string[] {
  const all = Object.keys(owner).filter((key) => key !== 'provenance' && !speaksForItself(owner[key]));
  return entry.fields.flatMap((field) => (field === '*' ? all : [field]));
}

function speaksForItself(value: unknown): boolean {
  return value !== null && typeof value === 'object' && 'provenance' in value;
}

function shortValue(value: unknown): string {
  if (value === null) return '（空）';
  if (Array.isArray(value) && value.length === 0) return '（无）';
  if (Array.isArray(value)) return value.every(isPlainValue) ? cut(value.join('、')) : `共 ${value.length} 项`;
  if (isPlainValue(value)) return cut(String(value));
  return cut(
    Object.entries(value as object)
      .filter(([key, inner]) => key !== 'provenance' && isPlainValue(inner))
      .map(([key, inner]) => `${key} ${inner}`)
      .join('，'),
  );
}

function isPlainValue(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
