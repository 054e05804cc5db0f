import { inSendingOrder } from './sending-order';

const visit = (name: string, from: string, more: { urgent?: boolean; held?: boolean } = {}) => ({
  name,
  from: `2026-11-23T${from}:00.000Z`,
  urgent: more.urgent ?? false,
  holder: more.held ? { workNo: 'D1', name: '代办员一号' } : null,
});
const names = (visits: readonly { name: string }[]) =>
  inSendingOrder(visits as ReturnType<typeof visit>[]).map(({ name }) => name);

describe('the order in which the dispatcher looks at visits', () => {
  it('puts what nobody holds before what somebody does, though it be later', () => {
    expect(names([visit('held', '01:00', { held: true }), visit('open', '09:00')])).toEqual(['open', 'held']);
  });

  it('puts the urgent first among those that wait, and among those that are held', () => {
    const held = [visit('held', '01:00', { held: true }), visit('held urgent', '09:00', { held: true, urgent: true })];
    const open = [visit('open', '01:00'), visit('open urgent', '09:00', { urgent: true })];
    expect(names([...held, ...open])).toEqual(['open urgent', 'open', 'held urgent', 'held']);
  });

  it('goes by time among equals and leaves the list it was given alone', () => {
    const given = [visit('later', '05:00'), visit('sooner', '02:00')];
    expect(names(given)).toEqual(['sooner', 'later']);
    expect(given[0]?.name).toBe('later');
  });
});
