import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

interface SheetFrameProps {
  readonly title: string;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** Takes every touch while the sheet is open, so that the page behind does not move. */
export function SheetFrame({ title, onClose, children }: SheetFrameProps) {
  return (
    <View className="u-sheet" catchMove>
      <View className="u-sheet__scrim" onClick={onClose} />
      <View className="u-sheet__card" ariaRole="dialog" ariaLabel={title}>
        {children}
      </View>
    </View>
  );
}
