import { View } from '@tarojs/components';
import type { GroupProps } from './group-props';

/** One of several. */
export function Group({ role, label, className, children }: GroupProps) {
  return (
    <View ariaRole={role} ariaLabel={label} className={className}>
      {children}
    </View>
  );
}
