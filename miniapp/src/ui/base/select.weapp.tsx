import { Picker, View } from '@tarojs/components';
import type { SelectProps } from './types';

/** One of many, in WeChat's wheel. */
export function NativeSelect({ id, className, value, choices, onChange, label }: SelectProps) {
  const at = choices.findIndex(({ key }) => key === value);
  const choose = (event: { detail: { value: string | number } }) => {
    const chosen = choices[Number(event.detail.value)];
    if (chosen) onChange(chosen.key);
  };
  return (
    <Picker mode="selector" range={choices.map(({ title }) => title)} value={Math.max(at, 0)} onChange={choose}>
      <View id={id} className={className} ariaRole="button" ariaLabel={label}>
        {choices[at]?.title ?? ''}
      </View>
    </Picker>
  );
}
