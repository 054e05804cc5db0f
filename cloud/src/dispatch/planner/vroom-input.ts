import { z } from 'zod';
import { describeFound, expectationOf } from '../../kernel/config/expectation';
import { type PathInFile, showPath, valueAt } from '../../kernel/config/path-in-file';
import type { Agent, Day, Span, Task, Travel } from './day.rules';

/** A problem that cannot be read or planned, with the path to what is wrong with it. */
export class VroomInputError extends Error {
  constructor(path: PathInFile, message: string) {
    super(`${showPath(path)}: ${message}`);
    this.name = 'VroomInputError';
  }
}

/** Longer than any way of a day: three months. */
const LONGEST_WAY = 10_000_000;
/** A vehicle or job without a window can begin at any time: ten years, so that seconds since the epoch fit after it. */
const ALWAYS: Span = [0, 4_000_000_000];

const id = z.int().nonnegative();
const index = z.int().nonnegative();
const seconds = z.int().nonnegative().max(LONGEST_WAY);
const time = z.int().nonnegative().max(ALWAYS[1]);
const coordinates = z.tuple([z.number(), z.number()]);
const span = z.tuple([time, time]).refine(([from, to]) => from <= to, 'a window that ends no earlier than it begins');
const windows = z
  .array(span)
  .min(1)
  .refine(
    (spans) => spans.every(([from], i) => i === 0 || from > (spans[i - 1] as Span)[1]),
    'windows in ascending order that do not overlap',
  );
const skills = z.array(id).default([]);
const description = z.string().optional();

const job = z.strictObject({
  id,
  description,
  location: coordinates.optional(),
  location_index: index,
  service: seconds.default(0),
  skills,
  priority: z.int().min(0).max(100).default(0),
  time_windows: windows.default([[...ALWAYS]]),
});

const vehicle = z
  .strictObject({
    id,
    description,
    profile: z.literal('car').default('car'),
    start: coordinates.optional(),
    start_index: index.optional(),
    end: coordinates.optional(),
    end_index: index.optional(),
    skills,
    time_window: span.default([...ALWAYS]),
    breaks: z
      .array(
        z.strictObject({ id, description, service: seconds.default(0), time_windows: windows.default([[...ALWAYS]]) }),
      )
      .default([]),
  })
  .refine(
    ({ start_index, end_index }) => start_index !== undefined || end_index !== undefined,
    'start_index, end_index or both',
  );

const problem = z.strictObject({
  vehicles: z.array(vehicle).min(1),
  jobs: z.array(job).default([]),
  matrices: z.strictObject({ car: z.strictObject({ durations: z.array(z.unknown()).min(1) }) }),
});

export type VroomJob = z.infer<typeof job>;
export type VroomVehicle = z.infer<typeof vehicle>;

/** A problem as VROOM takes it, and the day it is. */
export interface VroomProblem {
  readonly vehicles: readonly VroomVehicle[];
  readonly jobs: readonly VroomJob[];
  readonly day: Day;
}

/**
 * Reads VROOM's JSON: vehicles, jobs and durations. What VROOM plans beyond these (shipments, amounts, setup, steps, costs,
 * distances, limits) is refused by name, as leaving it aside would give a wrong plan. Throws a `VroomInputError`.
 */
export function readVroom(json: unknown): VroomProblem {
  const read = problem.safeParse(json, { error: expectationOf });
  if (!read.success) throw errorOf(read.error.issues[0] as z.core.$ZodIssue, json);
  const { vehicles, jobs, matrices } = read.data;
  const travel = readTravel(matrices.car.durations);
  checkIds(['vehicles'], vehicles);
  checkIds(['jobs'], jobs);
  for (const [i, { location_index }] of jobs.entries()) {
    checkIndex(['jobs', i, 'location_index'], location_index, travel);
  }
  for (const [i, { start_index, end_index, breaks }] of vehicles.entries()) {
    checkIndex(['vehicles', i, 'start_index'], start_index ?? 0, travel);
    checkIndex(['vehicles', i, 'end_index'], end_index ?? 0, travel);
    checkIds(['vehicles', i, 'breaks'], breaks);
  }
  return { vehicles, jobs, day: { travel, agents: vehicles.map(agentOf), tasks: jobs.map(taskOf) } };
}

function agentOf({ id, start_index, end_index, time_window, skills, breaks }: VroomVehicle): Agent {
  const inOrder = breaks.map((each) => ({ id: each.id, windows: each.time_windows, service: each.service }));
  // As in VROOM the windows say which comes first.
  inOrder.sort(
    (a, b) => firstOf(a.windows)[0] - firstOf(b.windows)[0] || firstOf(a.windows)[1] - firstOf(b.windows)[1],
  );
  return { id, start: start_index ?? null, end: end_index ?? null, shift: time_window, skills, breaks: inOrder };
}

const firstOf = ([first]: readonly Span[]): Span => first ?? ALWAYS;

function taskOf({ id, location_index, service, skills, priority, time_windows }: VroomJob): Task {
  return { id, place: location_index, service, skills, windows: time_windows, priority, promised: false };
}

function readTravel(rows: readonly unknown[]): Travel {
  const places = rows.length;
  const seconds = new Int32Array(places * places);
  for (const [i, row] of rows.entries()) {
    const path = ['matrices', 'car', 'durations', i];
    if (!Array.isArray(row) || row.length !== places) {
      throw new VroomInputError(path, `expected a list of ${places}, found ${describeFound(row)}`);
    }
    for (let j = 0; j < places; j += 1) {
      const value: unknown = row[j];
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > LONGEST_WAY) {
        const found = describeFound(value);
        throw new VroomInputError([...path, j], `expected whole seconds from 0 to ${LONGEST_WAY}, found ${found}`);
      }
      seconds[i * places + j] = value;
    }
  }
  return { places, seconds };
}

function checkIds(path: PathInFile, things: readonly { readonly id: number }[]): void {
  const seen = new Map<number, number>();
  for (const [i, { id }] of things.entries()) {
    const before = seen.get(id);
    if (before !== undefined)
      throw new VroomInputError([...path, i, 'id'], `${id} is already the id of ${showPath([...path, before])}`);
    seen.set(id, i);
  }
}

function checkIndex(path: PathInFile, index: number, { places }: Travel): void {
  if (index >= places) {
    throw new VroomInputError(path, `expected an index into matrices.car.durations, below ${places}, found ${index}`);
  }
}

function errorOf(issue: z.core.$ZodIssue, json: unknown): VroomInputError {
  const path = issue.path as PathInFile;
  if (issue.code === 'unrecognized_keys') {
    return new VroomInputError([...path, issue.keys[0] as string], `is not planned by; ${issue.message} are`);
  }
  return new VroomInputError(path, `expected ${issue.message}, found ${describeFound(valueAt(json, path))}`);
}
