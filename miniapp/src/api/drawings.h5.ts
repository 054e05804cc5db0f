import { giveDrawingUp, sendDrawing } from './send-drawing';

/** A PC sends drawings; a phone's mini-program has none to choose. */
export const drawings: { readonly send: typeof sendDrawing; readonly giveUp: typeof giveDrawingUp } | undefined = {
  send: sendDrawing,
  giveUp: giveDrawingUp,
};
