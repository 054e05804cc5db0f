import type { DayPlanView } from 'shared-types/day-plan.contract';
import type { Position } from '@/ui/map/schematic';
import { stopWords, windowOf } from './plan-words';

export type Shape = 'running' | 'accepted' | 'asked' | 'proposed' | 'late' | 'unplaced';

/** A visit on the map; those of one neighbourhood stand beside each other. */
export interface MapMark {
  readonly number: string;
  readonly position: Position;
  /** Its turn among those of the same place, from 0 on. */
  readonly beside: number;
  readonly shape: Shape;
  readonly words: string;
}

/** Each visit of the day once, its shape by how it stands, so that colour is never the only sign. */
export function marksOnMap({ agents, unplaced }: DayPlanView): MapMark[] {
  const placed = agents.flatMap(({ name, stops }) =>
    stops
      .filter(({ asCompanion }) => !asCompanion)
      .map((stop) => ({
        ...stop,
        shape: stop.late ? ('late' as const) : (stop.standing.toLowerCase() as Shape),
        words: `${name} ${stopWords(stop)}`,
      })),
  );
  const left = unplaced.map((visit) => ({
    ...visit,
    shape: 'unplaced' as const,
    words: `没排进 ${visit.title}，${windowOf(visit)}`,
  }));
  const taken = new Map<string, number>();
  return [...left, ...placed].map(({ number, area, shape, words }) => {
    const place = `${area.longitude} ${area.latitude}`;
    const beside = taken.get(place) ?? 0;
    taken.set(place, beside + 1);
    return { number, position: [area.longitude, area.latitude] as const, beside, shape, words };
  });
}

/** The sites somebody of the day begins at, with how many do. */
export function basesOnMap({ agents }: DayPlanView): { readonly site: string; readonly agents: number }[] {
  const counts = new Map<string, number>();
  for (const { base } of agents) if (base) counts.set(base.name, (counts.get(base.name) ?? 0) + 1);
  return [...counts].map(([site, count]) => ({ site, agents: count }));
}
