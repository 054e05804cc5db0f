import type { ReactNode } from 'react';
import { Box } from '../base/box';
import { Press } from '../base/press';
import { Icon } from '../icon/Icon';
import { SheetFrame } from './sheet-frame';

export interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  /** Closes it: the cross, the dark ground, Escape. Without it only the buttons inside lead on. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
  /** Buttons at its foot. */
  readonly footer?: ReactNode;
}

/** A sheet over the page, at the foot of a phone's screen, in the middle of a wide one; the page behind waits. */
export function Sheet({ open, title, onClose, children, footer }: SheetProps) {
  if (!open) return null;
  return (
    <SheetFrame title={title} onClose={onClose}>
      <Box className="u-sheet__head">
        <Box as="h2" className="u-sheet__title">
          {title}
        </Box>
        {onClose && (
          <Press className="u-sheet__close" onPress={onClose} label="关闭">
            <Icon name="close" />
          </Press>
        )}
      </Box>
      <Box className="u-sheet__body">{children}</Box>
      {footer !== undefined && <Box className="u-sheet__foot">{footer}</Box>}
    </SheetFrame>
  );
}
