import { Box } from '@/ui/base/box';
import type { DraggableProps } from './drag-types';

/** Without a mouse a visit is given to somebody else by the list beside it. */
export function Draggable({ className, style, children }: DraggableProps) {
  return (
    <Box className={className} style={style}>
      {children}
    </Box>
  );
}
