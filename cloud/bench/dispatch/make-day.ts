/** Side of the square the visits lie in, in metres; streets are longer than the straight line; by electric bicycle. */
const SIDE = 7200;
const DETOUR = 1.35;
const METRES_PER_SECOND = 25 / 3.6;
const HOUR = 3600;
const SKILLS = 6;

/** A random day of visits as VROOM takes it. */
export type MadeDay = ReturnType<typeof makeDay>;

/**
 * A day of eight hours in a square of 51.8 km²: everybody starts and ends at a place of their own, has three of six skills and
 * an hour of lunch that begins between the third hour and half past the fourth; every visit lasts 20 to 40 minutes, wants one
 * skill and begins within one of six windows of two hours. The same for the same seed, everywhere.
 */
export function makeDay(agents: number, tasks: number, seed: number) {
  const random = uniform(seed);
  const places: [number, number][] = [];
  const place = () => places.push([random() * SIDE, random() * SIDE]) - 1;
  const vehicles = Array.from({ length: agents }, (_, i) => {
    const home = place();
    return {
      id: i + 1,
      start_index: home,
      end_index: home,
      time_window: [0, 8 * HOUR] as [number, number],
      skills: [0, 2, 4].map((step) => 1 + ((i + step) % SKILLS)),
      breaks: [{ id: i + 1, time_windows: [[3 * HOUR, 4.5 * HOUR]] as [number, number][], service: HOUR }],
    };
  });
  const jobs = Array.from({ length: tasks }, (_, i) => {
    const location_index = place();
    const from = Math.floor(random() * 6) * HOUR;
    return {
      id: i + 1,
      location_index,
      service: 1200 + Math.floor(random() * 1200),
      skills: [1 + Math.floor(random() * SKILLS)],
      time_windows: [[from, from + 2 * HOUR]] as [number, number][],
      priority: Math.floor(random() * 100),
    };
  });
  const durations = places.map(([x, y]) =>
    places.map(([u, v]) => Math.round((Math.hypot(x - u, y - v) * DETOUR) / METRES_PER_SECOND)),
  );
  return { vehicles, jobs, matrices: { car: { durations } } };
}

/** Evenly spread numbers from 0 to 1 (xorshift of 32 bits). */
function uniform(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state / 4294967296;
  };
}
