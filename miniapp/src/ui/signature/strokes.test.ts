import { drawingFault } from 'shared-types/drawn-signature';
import { begun, drawnOn, inField, undone } from './strokes';

const BOX = { width: 300, height: 120 };

describe('a signature being drawn', () => {
  it('has points of its own field, whatever the screen’s size, and none outside of it', () => {
    expect(inField({ x: 150, y: 60 }, BOX)).toEqual([500, 200]);
    expect(inField({ x: -5, y: 500 }, BOX)).toEqual([0, 400]);
    expect(inField({ x: 1, y: 1 }, { width: 0, height: 0 })).toEqual([1000, 400]);
  });

  it('goes on with the stroke that was begun, without points that lie on each other', () => {
    const first = begun([], [10, 10]);
    expect(drawnOn(first, [12, 12])).toBe(first);
    expect(drawnOn(first, [40, 10])).toEqual([[10, 10, 10, 10, 40, 10]]);
    expect(drawnOn([], [40, 10])).toEqual([]);
  });

  it('is taken back stroke by stroke', () => {
    const two = begun(begun([], [1, 1]), [2, 2]);
    expect(undone(two)).toEqual([[1, 1, 1, 1]]);
    expect(undone([])).toEqual([]);
  });

  it('is a signature once a name’s worth is drawn', () => {
    expect(drawingFault(begun([], [1, 1]))).toContain('太短');
    expect(drawingFault([[0, 0, 900, 0]])).toBeNull();
    expect(drawingFault([[0, 0, 0, 400]])).toContain('太短');
  });
});
