import { Box } from '../base/box';
import { Press } from '../base/press';
import { Group } from './group';
import { type GroupProps, tabStop } from './group-props';
import { Numeral } from './Numeral';

export interface Option<T extends string | number> {
  readonly key: T;
  readonly title: string;
  readonly note?: string;
  /** Cannot be chosen; `note` says why (已满). */
  readonly disabled?: boolean;
}

export interface OptionsProps<T extends string | number> extends Pick<GroupProps, 'id' | 'numbered' | 'onNext'> {
  /** What is chosen, read aloud: 到达时间. */
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly chosen: T | null;
  readonly onChoose: (key: T) => void;
  /** `list` below each other, `grid` for short ones (times), one column in 长辈版. */
  readonly layout?: 'list' | 'grid';
}

/** One of several, each with room for a finger. */
export function Options<T extends string | number>(props: OptionsProps<T>) {
  const { id, label, options, chosen, onChoose, layout = 'list', numbered, onNext } = props;
  const stop = tabStop(options, chosen);
  return (
    <Group
      id={id}
      role="radiogroup"
      label={label}
      className={`u-options u-options--${layout}`}
      numbered={numbered}
      onNext={onNext}
    >
      {options.map(({ key, title, note, disabled }, at) => (
        <Press
          key={key}
          role="radio"
          className={optionClass(key === chosen, disabled)}
          checked={key === chosen}
          disabled={disabled}
          tabIndex={key === stop ? 0 : -1}
          onPress={() => onChoose(key)}
        >
          <Box className="u-option__title">{title}</Box>
          {note !== undefined && <Box className="u-option__note">{note}</Box>}
          {numbered && <Numeral at={at} />}
        </Press>
      ))}
    </Group>
  );
}

const optionClass = (chosen: boolean, disabled = false): string =>
  ['u-option', chosen && 'is-chosen', disabled && 'is-off'].filter(Boolean).join(' ');

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: T; readonly title: string }[];
  readonly chosen: T;
  readonly onChoose: (key: T) => void;
}

/** Two to five views of one thing, beside each other. */
export function Segmented<T extends string>({ label, options, chosen, onChoose }: SegmentedProps<T>) {
  return (
    <Group role="tablist" label={label} className="u-segmented">
      {options.map(({ key, title }) => (
        <Press
          key={key}
          role="tab"
          className={key === chosen ? 'u-segmented__tab is-chosen' : 'u-segmented__tab'}
          selected={key === chosen}
          tabIndex={key === chosen ? 0 : -1}
          onPress={() => onChoose(key)}
        >
          {title}
        </Press>
      ))}
    </Group>
  );
}
