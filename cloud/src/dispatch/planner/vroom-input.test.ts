import { readVroom } from './vroom-input';

const problem = () => ({
  vehicles: [{ id: 1, start_index: 0 }] as Record<string, unknown>[],
  jobs: [{ id: 1, location_index: 1 }] as Record<string, unknown>[],
  matrices: {
    car: {
      durations: [
        [0, 5],
        [6, 0],
      ] as unknown[],
    },
  } as Record<string, unknown>,
});

/** The problem with one value of its first vehicle, its first job or at its top. */
const withValue = (where: 'vehicle' | 'job' | 'top', key: string, value: unknown) => {
  const made = problem();
  if (where === 'top') return { ...made, [key]: value };
  Object.assign((where === 'vehicle' ? made.vehicles : made.jobs)[0] ?? {}, { [key]: value });
  return made;
};

describe('a problem in VROOM’s JSON', () => {
  it('needs no more than a place for each job, one end of each vehicle and durations', () => {
    const { day } = readVroom(problem());
    expect(day.travel).toEqual({ places: 2, seconds: Int32Array.from([0, 5, 6, 0]) });
    expect(day.agents[0]).toMatchObject({ id: 1, start: 0, end: null, skills: [], breaks: [] });
    expect(day.tasks[0]).toMatchObject({ id: 1, place: 1, service: 0, skills: [], priority: 0, promised: false });
  });

  it('takes breaks in the order of their windows', () => {
    const breaks = [
      { id: 1, time_windows: [[50, 60]] },
      { id: 2, time_windows: [[10, 20]], service: 3 },
      { id: 3, time_windows: [[10, 15]] },
    ];
    const { day } = readVroom(withValue('vehicle', 'breaks', breaks));
    expect(day.agents[0]?.breaks.map(({ id, service }) => [id, service])).toEqual([
      [3, 0],
      [2, 3],
      [1, 0],
    ]);
  });

  it.each<[unknown, string]>([
    [withValue('job', 'setup', 60), 'jobs[0].setup: is not planned by'],
    [withValue('job', 'delivery', [1]), 'jobs[0].delivery: is not planned by'],
    [withValue('vehicle', 'capacity', [1]), 'vehicles[0].capacity: is not planned by'],
    [withValue('vehicle', 'steps', []), 'vehicles[0].steps: is not planned by'],
    [withValue('vehicle', 'max_tasks', 3), 'vehicles[0].max_tasks: is not planned by'],
    [withValue('vehicle', 'costs', { fixed: 3 }), 'vehicles[0].costs: is not planned by'],
    [withValue('vehicle', 'profile', 'bike'), 'vehicles[0].profile: expected car, found "bike"'],
    [withValue('top', 'shipments', []), 'shipments: is not planned by'],
    [withValue('top', 'matrices', undefined), 'matrices: expected an object, found nothing'],
    [withValue('top', 'vehicles', []), 'vehicles: expected a list of at least 1, found a list of 0'],
    [withValue('job', 'location_index', undefined), 'jobs[0].location_index: expected a number, found nothing'],
    [
      withValue('job', 'location_index', 2),
      'jobs[0].location_index: expected an index into matrices.car.durations, below 2, found 2',
    ],
    [withValue('vehicle', 'start_index', 2), 'vehicles[0].start_index: expected an index'],
    [withValue('vehicle', 'end_index', 2), 'vehicles[0].end_index: expected an index'],
    [withValue('vehicle', 'start_index', undefined), 'vehicles[0]: expected start_index, end_index or both'],
    [withValue('vehicle', 'time_window', [5, 3]), 'vehicles[0].time_window: expected a window that ends no earlier'],
    [
      withValue('job', 'time_windows', [
        [0, 9],
        [9, 12],
      ]),
      'jobs[0].time_windows: expected windows in ascending order',
    ],
    [withValue('job', 'time_windows', []), 'jobs[0].time_windows: expected a list of at least 1'],
    [withValue('job', 'priority', 101), 'jobs[0].priority: expected at most 100, found 101'],
    [withValue('job', 'service', 1.5), 'jobs[0].service: expected a whole number, found 1.5'],
    [withValue('top', 'jobs', [...problem().jobs, ...problem().jobs]), 'jobs[1].id: 1 is already the id of jobs[0]'],
    [
      withValue('vehicle', 'breaks', [{ id: 1 }, { id: 1 }]),
      'vehicles[0].breaks[1].id: 1 is already the id of vehicles[0].breaks[0]',
    ],
    [
      withValue('top', 'matrices', { car: { durations: [[0, 1]] } }),
      'matrices.car.durations[0]: expected a list of 1, found a list of 2',
    ],
    [
      withValue('top', 'matrices', {
        car: {
          durations: [
            [0, 1],
            [-1, 0],
          ],
        },
      }),
      'matrices.car.durations[1][0]: expected whole seconds from 0 to 10000000, found -1',
    ],
    [
      withValue('top', 'matrices', { car: { durations: [[0]], distances: [[0]] } }),
      'matrices.car.distances: is not planned by',
    ],
    [[], '(whole file): expected an object'],
  ])('is refused with the path of what is wrong: %j', (json, message) => {
    expect(() => readVroom(json)).toThrow(message);
  });
});
