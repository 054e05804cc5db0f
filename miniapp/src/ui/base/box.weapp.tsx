import { ScrollView, Text, View } from '@tarojs/components';
import type { BoxElement, BoxProps } from './types';

const ROLES: Partial<Record<BoxElement, string>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  ul: 'list',
  ol: 'list',
  li: 'listitem',
  nav: 'navigation',
  main: 'main',
  fieldset: 'group',
};

/** A block; the mini-program has one element for all, and the role tells the screen reader which it is. */
export function Box(props: BoxProps) {
  const { as = 'div', className, style, id, children, role, label, decorative, scrollX } = props;
  const aria = {
    ariaRole: role ?? ROLES[as],
    ariaLabel: label,
    ...(decorative ? { ariaHidden: true } : {}),
  };
  if (scrollX) {
    return (
      <ScrollView
        scrollX
        enhanced
        showScrollbar={false}
        className={`${className ?? ''} u-scroll-x`}
        style={style}
        {...aria}
      >
        {children}
      </ScrollView>
    );
  }
  return (
    <View className={className} style={style} id={id} {...aria}>
      {children}
    </View>
  );
}

/** Words within a line. */
export function Span({ className, style, children }: BoxProps) {
  return (
    <Text className={className} style={style}>
      {children}
    </Text>
  );
}
