import type { ReactNode } from 'react';
import { Box } from '../base/box';
import { Press } from '../base/press';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/icon-name';

/** Lines below each other with a rule between; put it in a `Card kind="plain"`. */
export function List({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <Box as="ul" className="u-list" label={label}>
      {children}
    </Box>
  );
}

export interface ListItemProps {
  readonly title: ReactNode;
  /** The second line, quieter. */
  readonly note?: ReactNode;
  readonly icon?: IconName;
  /** At the end of the line: a value, a badge. */
  readonly value?: ReactNode;
  readonly to?: string;
  readonly href?: string;
  readonly onPress?: () => void;
  /** The chosen one of a list. */
  readonly selected?: boolean;
  readonly label?: string;
  /** Given where the keyboard is sent to it. */
  readonly id?: string;
  readonly children?: ReactNode;
  readonly testId?: string;
}

/** One line of a list; with `to`, `href` or `onPress` the whole line is the target. */
export function ListItem(props: ListItemProps) {
  const { id, title, note, icon, value, to, href, onPress, selected, label, children, testId } = props;
  const leads = to !== undefined || href !== undefined || onPress !== undefined;
  const line = (
    <Box className="u-list__line">
      {icon && <Icon name={icon} tone="primary" />}
      <Box className="u-list__body">
        <Box className="u-list__words">
          <Box className="u-list__title">{title}</Box>
          {note !== undefined && <Box className="u-list__note">{note}</Box>}
          {children}
        </Box>
        {value !== undefined && <Box className="u-list__value">{value}</Box>}
      </Box>
      {leads && <Icon name={selected ? 'check' : 'chevron-right'} size="s" tone={selected ? 'primary' : 'ink-3'} />}
    </Box>
  );
  return (
    <Box as="li" className={selected ? 'u-list__item is-selected' : 'u-list__item'} testId={testId}>
      {leads ? (
        <Press id={id} className="u-list__press" to={to} href={href} onPress={onPress} label={label} current={selected}>
          {line}
        </Press>
      ) : (
        line
      )}
    </Box>
  );
}

/** Facts of a record: name on the left, value on the right. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <Box as="dl" className="u-facts">
      {facts.map(([name, value]) => (
        <Box key={name} className="u-facts__line">
          <Box as="dt" className="u-facts__name">
            {name}
          </Box>
          <Box as="dd" className="u-facts__value">
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
