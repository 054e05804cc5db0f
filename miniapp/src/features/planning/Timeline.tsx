import type { DayPlanView, PlanAgent, PlanStop } from 'shared-types/day-plan.contract';
import { Box } from '@/ui/base/box';
import { Press } from '@/ui/base/press';
import { timeWords } from '@/ui/words/dates';
import { Draggable } from './draggable';
import { headOf, isToday, stopWords, travelWords } from './plan-words';
import { type Scale, scaleOf, stretchStyle } from './scale';

const ROW = 'plan-row-';

export interface TimelineProps {
  readonly plan: DayPlanView;
  readonly chosen: string | undefined;
  /** Visits that are supposed to go elsewhere. */
  readonly supposed: readonly string[];
  readonly onChoose: (number: string) => void;
  readonly onMove: (number: string, workNo: string) => void;
}

/** One row for each agent, the hours across. */
export function Timeline(props: TimelineProps) {
  const { plan } = props;
  const scale = scaleOf(plan);
  if (!scale) return null;
  return (
    <Box className="plan-lines" scrollX style={{ '--hours': String(scale.hours.length) } as object}>
      <Box className="plan-line plan-line--hours" decorative>
        <Box className="plan-line__who" />
        <Box className="plan-lane">
          {scale.hours.map((hour) => (
            <Box key={hour} className="plan-hour" style={{ left: `${scale.at(hour)}%` }}>
              {timeWords(new Date(hour).toISOString())}
            </Box>
          ))}
        </Box>
      </Box>
      <Box as="ul" className="plan-rows" label="各代办员的一天">
        {plan.agents.map((agent) => (
          <AgentRow key={agent.workNo} {...props} agent={agent} scale={scale} />
        ))}
      </Box>
    </Box>
  );
}

interface AgentRowProps extends TimelineProps {
  readonly agent: PlanAgent;
  readonly scale: Scale;
}

function AgentRow({ agent, scale, ...rest }: AgentRowProps) {
  const { workNo, name, dutyLabel, duty, travelSeconds, shifts, lunch, stops } = agent;
  const { date, at } = rest.plan;
  return (
    <Box as="li" id={`${ROW}${workNo}`} className="plan-line">
      <Box className="plan-line__who">
        <Box className="plan-line__name">{name}</Box>
        <Box className="plan-line__note">
          {[workNo, isToday(date) || duty !== null ? dutyLabel : null].filter(Boolean).join(' · ')}
        </Box>
        <Box className="plan-line__note">{`路上 ${travelWords(travelSeconds)}`}</Box>
      </Box>
      <Box className="plan-lane">
        {shifts.map(({ from, to }) => (
          <Box key={from} className="plan-shift" style={stretchStyle(scale, from, to)} decorative />
        ))}
        {scale.hours.map((hour) => (
          <Box key={hour} className="plan-tick" style={{ left: `${scale.at(hour)}%` }} decorative />
        ))}
        {lunch && (
          <Box className="plan-lunch" style={stretchStyle(scale, lunch.from, lunch.to)}>
            午休
          </Box>
        )}
        {isToday(date) && scale.holds(at) && (
          <Box className="plan-now" style={{ left: `${scale.at(at)}%` }} decorative />
        )}
        {stops.map((stop) => (
          <Bar key={`${stop.number}${stop.asCompanion}`} {...rest} stop={stop} workNo={workNo} scale={scale} />
        ))}
      </Box>
    </Box>
  );
}

interface BarProps extends TimelineProps {
  readonly stop: PlanStop;
  readonly workNo: string;
  readonly scale: Scale;
}

/** A visit in its time: solid where it was accepted, dashed where it is only proposed; what for is said once it is chosen. */
function Bar({ stop, workNo, scale, chosen, supposed, onChoose, onMove }: BarProps) {
  const { number, begin, end, standing, late, mayMove } = stop;
  const classes = [
    'plan-bar',
    `plan-bar--${standing.toLowerCase()}`,
    late && 'is-late',
    number === chosen && 'is-chosen',
    supposed.includes(number) && 'is-supposed',
  ];
  const drop = (onto: string) => onto !== workNo && onMove(number, onto);
  return (
    <Draggable
      className="plan-bar__place"
      style={stretchStyle(scale, begin, end)}
      onto={ROW}
      onDrop={mayMove ? drop : undefined}
    >
      <Press
        className={classes.filter(Boolean).join(' ')}
        label={stopWords(stop)}
        current={number === chosen}
        onPress={() => onChoose(number)}
      >
        <Box className="plan-bar__time">{headOf(stop)}</Box>
      </Press>
    </Draggable>
  );
}
