import { Box } from '../base/box';
import { Press } from '../base/press';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/icon-name';

export interface ButtonProps {
  /** A verb with its object: 预约这个时间. */
  readonly children: string;
  /** One `primary` a screen; `danger` only for what cannot be undone. */
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'text';
  readonly onPress?: () => void;
  readonly to?: string;
  readonly href?: string;
  readonly icon?: IconName;
  /** Work is under way: the button says so and takes no second tap. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** As wide as its room; the main button of a phone's screen. */
  readonly block?: boolean;
  /** 60 px and more: for one thumb in a glove, on what agents and machines use outdoors. */
  readonly large?: boolean;
  /** A key that does the same on the desk, shown beside the words. */
  readonly hotkey?: string;
  readonly label?: string;
  /** Given where the keyboard is sent to it. */
  readonly id?: string;
  readonly testId?: string;
}

/** A button of 44 px, 60 in 长辈版. */
export function Button(props: ButtonProps) {
  const {
    children,
    kind = 'primary',
    icon,
    busy,
    disabled,
    block,
    large,
    hotkey,
    onPress,
    to,
    href,
    label,
    id,
    testId,
  } = props;
  const off = disabled || busy;
  const classes = [
    'u-button',
    `u-button--${kind}`,
    block && 'is-block',
    large && 'is-large',
    off && 'is-off',
    busy && 'is-busy',
  ];
  return (
    <Press
      className={classes.filter(Boolean).join(' ')}
      onPress={onPress}
      to={to}
      href={href}
      disabled={off}
      busy={busy}
      label={label}
      id={id}
      testId={testId}
    >
      <Box className="u-button__in">
        {busy ? <Icon name="loader" /> : icon && <Icon name={icon} />}
        <Box className="u-button__text">{busy ? `${children}…` : children}</Box>
        {hotkey !== undefined && (
          <Box className="u-button__key" decorative>
            {hotkey}
          </Box>
        )}
      </Box>
    </Press>
  );
}
