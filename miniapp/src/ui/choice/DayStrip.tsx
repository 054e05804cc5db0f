import { Box } from '../base/box';
import { Press } from '../base/press';
import { Strip } from '../base/strip';
import { daysBetween, dayWords, shanghaiDate, weekdayWords } from '../words/dates';
import { Group } from './group';
import { tabStop } from './group-props';

export interface StripDay {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** 余 12, 已满, 不开放; empty where there is nothing to say. */
  readonly word: string;
  readonly open: boolean;
}

export interface DayStripProps {
  readonly label: string;
  readonly days: readonly StripDay[];
  readonly chosen: string | null;
  readonly onChoose: (date: string) => void;
}

/** A strip of days to choose one from; a day that cannot be chosen says why in a word. */
export function DayStrip({ label, days, chosen, onChoose }: DayStripProps) {
  const stop = tabStop(
    days.map(({ date, open }) => ({ key: date, disabled: !open })),
    chosen,
  );
  const today = shanghaiDate();
  return (
    <Strip shown={chosen === null ? undefined : idOf(chosen)}>
      <Group role="radiogroup" label={label} className="u-strip">
        {days.map(({ date, word, open }) => (
          <Press
            key={date}
            id={idOf(date)}
            role="radio"
            className={['u-strip__day', date === chosen && 'is-chosen', !open && 'is-off'].filter(Boolean).join(' ')}
            checked={date === chosen}
            disabled={!open}
            tabIndex={date === stop ? 0 : -1}
            onPress={() => onChoose(date)}
            label={[dayWords(date, today), word].filter(Boolean).join('，')}
          >
            <Box className="u-strip__name">{nameOf(date, today)}</Box>
            <Box className="u-strip__date">{`${Number(date.slice(5, 7))}/${Number(date.slice(8))}`}</Box>
            {word !== '' && <Box className="u-strip__word">{word}</Box>}
          </Press>
        ))}
      </Group>
    </Strip>
  );
}

const idOf = (date: string): string => `day-${date}`;

function nameOf(date: string, today: string): string {
  const away = daysBetween(today, date);
  if (away === 0) return '今天';
  return away === 1 ? '明天' : weekdayWords(date);
}
