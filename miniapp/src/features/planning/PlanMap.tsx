import { useMemo } from 'react';
import type { DayPlanView } from 'shared-types/day-plan.contract';
import { useRead } from '@/api';
import { Box } from '@/ui/base/box';
import { Picture } from '@/ui/base/image';
import { Press } from '@/ui/base/press';
import { mapColours } from '@/ui/map/colours';
import { type Position, planeOf, schematic } from '@/ui/map/schematic';
import { useLook } from '@/ui/preferences';
import { basesOnMap, type MapMark, marksOnMap } from './map-marks';

interface PlanMapProps {
  readonly plan: DayPlanView;
  readonly chosen: string | undefined;
  readonly onChoose: (number: string) => void;
}

/** The district with its sites, where agents begin, and the neighbourhoods of the day's visits. */
export function PlanMap({ plan, chosen, onChoose }: PlanMapProps) {
  const ring = useRead('GET /centre').data?.boundary.rings[0];
  const sites = useRead('GET /sites').data?.items;
  if (!ring || !sites) return null;
  const landmarks = sites.map(({ key, name, position, now }) => ({
    key,
    name,
    position: [position.longitude, position.latitude] as const,
    open: now.open,
  }));
  return (
    <Box className="plan-map">
      <Ground ring={ring} sites={landmarks}>
        {basesOnMap(plan).map(({ site, agents }) => {
          const position = landmarks.find(({ name }) => name === site)?.position;
          return position && <Base key={site} at={placed(planeOf(ring), position)} agents={agents} />;
        })}
        {marksOnMap(plan).map((mark) => (
          <Mark
            key={mark.number}
            mark={mark}
            at={planeOf(ring)}
            isChosen={mark.number === chosen}
            onPress={() => onChoose(mark.number)}
          />
        ))}
      </Ground>
      <Box className="plan-map__key">
        <Box className="plan-map__sign">
          <Box className="plan-base plan-base--key" decorative>
            1人
          </Box>
          <Box>从这里出发</Box>
        </Box>
        {KEY.map(([shape, words]) => (
          <Box key={shape} className="plan-map__sign">
            <Box className={`plan-mark__shape plan-mark__shape--${shape}`} decorative />
            <Box>{words}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const KEY = [
  ['running', '正在上门'],
  ['accepted', '已接单'],
  ['asked', '等待接单'],
  ['proposed', '建议'],
  ['late', '来不及'],
  ['unplaced', '没排进'],
] as const;

interface GroundProps {
  readonly ring: readonly Position[];
  readonly sites: Parameters<typeof schematic>[1];
  readonly children: React.ReactNode;
}

function Ground({ ring, sites, children }: GroundProps) {
  const { night, scale } = useLook();
  const src = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(schematic(ring, sites, mapColours(night), scale))}`,
    [ring, sites, night, scale],
  );
  return (
    <Box className="plan-map__ground">
      <Picture className="plan-map__image" src={src} alt="本区示意图：大厅、驿站和当天上门的大致位置" />
      {children}
    </Box>
  );
}

interface Placed {
  readonly left: string;
  readonly top: string;
}

/** Where a position lies on the drawing. */
function placed({ project, width, height }: ReturnType<typeof planeOf>, position: Position): Placed {
  const [x, y] = project(position);
  return { left: `${(x / width) * 100}%`, top: `${(y / height) * 100}%` };
}

/** A site where agents begin, and how many. */
function Base({ at, agents }: { readonly at: Placed; readonly agents: number }) {
  return <Box className="plan-base" style={at}>{`${agents}人`}</Box>;
}

interface MarkProps {
  readonly mark: MapMark;
  readonly at: ReturnType<typeof planeOf>;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function Mark({ mark: { position, beside, shape, words }, at, isChosen, onPress }: MarkProps) {
  const { left, top } = placed(at, position);
  const style = { left: `calc(${left} + ${beside * 20}px)`, top };
  return (
    <Press
      className={isChosen ? 'plan-mark is-chosen' : 'plan-mark'}
      style={style}
      label={words}
      current={isChosen}
      onPress={onPress}
    >
      <Box className={`plan-mark__shape plan-mark__shape--${shape}`} decorative />
    </Press>
  );
}
