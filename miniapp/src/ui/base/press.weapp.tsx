import { View } from '@tarojs/components';
import { go } from './nav';
import type { PressProps } from './types';

/** Whatever can be tapped, with the role and state a screen reader needs. */
export function Press(props: PressProps) {
  const { to, onPress, disabled, className, style, id, children, label, role } = props;
  const press = () => {
    if (disabled) return;
    onPress?.();
    if (to !== undefined) go(to);
  };
  const state = {
    ariaRole: role ?? (to === undefined ? 'button' : 'link'),
    ariaLabel: label,
    ariaDisabled: disabled,
    ariaChecked: props.checked,
    ariaSelected: props.selected ?? props.current,
    ariaExpanded: props.expanded,
  };
  return (
    <View
      id={id}
      className={`u-press ${className ?? ''}`}
      style={style}
      hoverClass={disabled ? 'none' : 'is-pressed'}
      onClick={press}
      {...state}
    >
      {children}
    </View>
  );
}
