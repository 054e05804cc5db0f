import { ScrollView } from '@tarojs/components';
import type { StripProps } from './types';

/** A row that scrolls sideways and keeps one of its parts in view: the one with that id. */
export function Strip({ shown, className = '', children }: StripProps) {
  return (
    <ScrollView
      scrollX
      enhanced
      showScrollbar={false}
      scrollIntoView={shown ?? ''}
      scrollIntoViewAlignment="center"
      className={`${className} u-scroll-x`}
    >
      {children}
    </ScrollView>
  );
}
