import { Box } from '../base/box';
import { Press } from '../base/press';
import { Icon } from '../icon/Icon';
import { Group } from './group';
import type { GroupProps } from './group-props';
import { Numeral } from './Numeral';

export interface Check {
  readonly key: string;
  readonly title: string;
  readonly note?: string;
}

export interface ChecksProps extends Pick<GroupProps, 'id' | 'numbered' | 'onNext' | 'onZero'> {
  /** What is ticked, read aloud: 收到的材料. */
  readonly label: string;
  readonly checks: readonly Check[];
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
  /** Short ones beside each other, one below the other in 长辈版. */
  readonly columns?: boolean;
}

/** Any number of several, each with room for a finger. */
export function Checks({ label, checks, ticked, onChange, columns, ...keys }: ChecksProps) {
  const toggle = (key: string) =>
    onChange(ticked.includes(key) ? ticked.filter((each) => each !== key) : [...ticked, key]);
  return (
    <Group role="group" label={label} className={columns ? 'u-options u-options--pairs' : 'u-options'} {...keys}>
      {checks.map(({ key, title, note }, at) => {
        const on = ticked.includes(key);
        return (
          <Press
            key={key}
            role="checkbox"
            className={on ? 'u-option u-check is-chosen' : 'u-option u-check'}
            checked={on}
            onPress={() => toggle(key)}
          >
            <Box className="u-check__line">
              <Box className="u-check__box">{on && <Icon name="check" size="s" />}</Box>
              <Box className="u-check__words">
                <Box className="u-option__title">{title}</Box>
                {note !== undefined && <Box className="u-option__note">{note}</Box>}
              </Box>
            </Box>
            {keys.numbered && <Numeral at={at} />}
          </Press>
        );
      })}
    </Group>
  );
}
