import type { DayPlanView } from 'shared-types/day-plan.contract';
import { scaleOf, stretchStyle } from './scale';

const day = (shifts: { from: string; to: string }[]) =>
  ({ date: '2027-03-01', agents: [{ shifts, stops: [] }] }) as unknown as DayPlanView;

describe('the hours of a timeline', () => {
  it('are whole, and hold every shift', () => {
    const scale = scaleOf(day([{ from: '2027-03-01T00:30:00.000Z', to: '2027-03-01T09:30:00.000Z' }]));
    expect(scale?.hours).toHaveLength(10);
    expect(scale?.at('2027-03-01T05:00:00.000Z')).toBe(50);
    expect(scale && stretchStyle(scale, '2027-03-01T01:00:00.000Z', '2027-03-01T02:00:00.000Z')).toEqual({
      left: '10%',
      width: '10%',
    });
  });

  it('of a shift around the clock are office hours, as far as no visit lies outside', () => {
    const round = { from: '2027-02-28T16:00:00.000Z', to: '2027-03-01T16:00:00.000Z' };
    expect(scaleOf(day([round]))?.hours).toHaveLength(10);
  });

  it('of a shift in the evening are its own', () => {
    expect(scaleOf(day([{ from: '2027-03-01T11:00:00.000Z', to: '2027-03-01T14:00:00.000Z' }]))?.hours).toHaveLength(3);
  });

  it('end at their edges', () => {
    const scale = scaleOf(day([{ from: '2027-03-01T00:00:00.000Z', to: '2027-03-01T10:00:00.000Z' }]));
    expect([scale?.at('2027-02-28T00:00:00.000Z'), scale?.at('2027-03-02T00:00:00.000Z')]).toEqual([0, 100]);
  });

  it('are none where nobody is on duty', () => expect(scaleOf(day([]))).toBeNull());
});
