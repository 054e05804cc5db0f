import type { MapColours } from './schematic';

const DAY: MapColours = { ground: '#E6F2F3', edge: '#0A6B75', open: '#0A6B75', closed: '#5F6E7D', words: '#1B2733' };
const NIGHT: MapColours = { ground: '#17333A', edge: '#6CC7CF', open: '#6CC7CF', closed: '#9DABB9', words: '#E8EDF2' };

/** The drawing's colours by day and by night: an image knows no CSS custom properties. */
export const mapColours = (night: boolean): MapColours => (night ? NIGHT : DAY);
