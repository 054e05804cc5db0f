import type { Role } from 'shared-types/identity.states';
import { covers, isOnDuty, type RosterHouse, type ShiftDraft, shiftFaults } from './roster.rules';

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));
const shift = { startsAt: at(1), endsAt: at(9) };

it.each([
  [0, false],
  [1, true],
  [8, true],
  [9, false],
])('at hour %d on duty: %s', (hour, onDuty) => {
  expect(isOnDuty(shift, at(hour))).toBe(onDuty);
});

it.each([
  [1, 9, true],
  [3, 5, true],
  [0, 5, false],
  [7, 10, false],
])('from hour %d to %d covered: %s', (from, to, covered) => {
  expect(covers(shift, at(from), at(to))).toBe(covered);
});

describe('a day of shifts', () => {
  const clerk = (workNo: string, skills: string[], roles: Role[] = ['WINDOW_CLERK']) => {
    return { workNo, name: `员工${workNo}`, roles, skills };
  };
  const house: RosterHouse = {
    siteKeys: ['hall', 'station-1'],
    windows: [
      { siteKey: 'hall', no: 1, label: '综合1号窗口', category: 'COMPREHENSIVE', skills: ['COMPREHENSIVE'] },
      {
        siteKey: 'hall',
        no: 7,
        label: '市场监管7号窗口',
        category: 'MARKET_REGULATION',
        skills: ['MARKET_REGULATION'],
      },
      {
        siteKey: 'station-1',
        no: 1,
        label: '全科1号窗口',
        category: null,
        skills: ['COMPREHENSIVE', 'MARKET_REGULATION'],
      },
    ],
    fit: {
      WINDOW: ['WINDOW_CLERK'],
      STATION: ['WINDOW_CLERK'],
      GUIDE_DESK: ['RECEPTIONIST', 'WINDOW_CLERK'],
      FIELD_AGENT: ['PROXY_AGENT'],
      DUTY_MANAGER: ['GENERAL_SUPERVISOR'],
      ON_CALL: ['WINDOW_CLERK'],
    },
    people: new Map(
      [
        clerk('A', ['COMPREHENSIVE']),
        clerk('B', ['COMPREHENSIVE', 'MARKET_REGULATION']),
        clerk('C', [], ['PROXY_AGENT', 'WINDOW_CLERK']),
      ].map((person) => [person.workNo, person]),
    ),
    away: new Map([['B', [{ from: '00:00', to: '10:00' }]]]),
  };
  const draft = (workNo: string, from: string, to: string, more: Partial<ShiftDraft> = {}): ShiftDraft => {
    return { workNo, post: 'WINDOW', siteKey: 'hall', windowNo: 1, from, to, ...more };
  };
  const faults = (...shifts: ShiftDraft[]) => shiftFaults(shifts, house);
  const off = { siteKey: null, windowNo: null };

  it('may give one person two shifts that touch, and one window two people after each other', () => {
    expect(faults(draft('A', '08:00', '12:00'), draft('A', '12:00', '14:00'), draft('B', '14:00', '24:00'))).toEqual(
      [],
    );
  });

  it('may list shifts in any order', () => {
    expect(faults(draft('A', '12:00', '14:00'), draft('A', '08:00', '12:00'))).toEqual([]);
  });

  it('has two people at once where their windows are two, or where they are at none', () => {
    const elsewhere = draft('B', '10:00', '12:00', { windowNo: 7 });
    const station = draft('B', '10:00', '12:00', { post: 'STATION', siteKey: 'station-1' });
    for (const other of [elsewhere, station]) expect(faults(draft('A', '08:00', '12:00'), other)).toEqual([]);
    const onCall = { ...off, post: 'ON_CALL' as const };
    expect(faults(draft('A', '10:00', '24:00', onCall), draft('B', '10:00', '24:00', onCall))).toEqual([]);
  });

  it('has somebody at any post that one of their roles may stand at', () => {
    expect(faults(draft('C', '08:00', '12:00', { ...off, post: 'FIELD_AGENT' }))).toEqual([]);
    expect(faults(draft('C', '08:00', '12:00', { post: 'GUIDE_DESK', windowNo: null }))).toEqual([]);
  });

  it.each<[string, ShiftDraft[], Partial<ReturnType<typeof faults>[number]>]>([
    [
      'one person at two posts at once',
      [draft('A', '08:00', '12:00'), draft('A', '11:59', '18:00', { ...off, post: 'ON_CALL' })],
      { at: 1, field: 'workNo', message: '工号 A 的班次时间重叠' },
    ],
    [
      'one window with two people at once',
      [draft('A', '08:00', '12:00'), draft('B', '11:59', '18:00')],
      { at: 1, field: 'windowNo', message: '1号窗口这段时间已经排了人' },
    ],
    [
      'a shift that ends before it begins',
      [draft('A', '18:00', '18:00')],
      { at: 0, field: 'to', message: '下班时间应晚于上班时间；跨零点的请分两天排' },
    ],
    [
      'a window nobody built',
      [draft('A', '08:00', '12:00', { windowNo: 9 })],
      { field: 'windowNo', message: '这里没有9号窗口' },
    ],
    [
      'a window post without a window',
      [draft('A', '08:00', '12:00', { windowNo: null })],
      { field: 'windowNo', message: '请选择窗口' },
    ],
    [
      'a window post without a site',
      [draft('A', '08:00', '12:00', { siteKey: null })],
      { field: 'siteKey', message: '请选择在哪个大厅或驿站' },
    ],
    [
      'a site nobody knows',
      [draft('A', '08:00', '12:00', { siteKey: 'moon' })],
      { field: 'siteKey', message: '没有这个大厅或驿站' },
    ],
    [
      'a window for somebody on call',
      [draft('A', '08:00', '12:00', { post: 'ON_CALL', siteKey: null })],
      { field: 'windowNo', message: '“值守待命”不在窗口' },
    ],
    [
      'somebody without the skill of the window',
      [draft('A', '08:00', '12:00', { windowNo: 7 })],
      { field: 'workNo', message: '员工A（工号 A）没有“市场监管”技能，不能上市场监管7号窗口' },
    ],
    [
      'somebody with half the skills of an all-round counter',
      [draft('A', '08:00', '12:00', { post: 'STATION', siteKey: 'station-1' })],
      { field: 'workNo', message: '员工A（工号 A）没有“市场监管”技能，不能上全科1号窗口' },
    ],
    [
      'somebody with none of them',
      [draft('C', '08:00', '12:00', { post: 'STATION', siteKey: 'station-1' })],
      { field: 'workNo', message: '员工C（工号 C）没有“综合、市场监管”技能，不能上全科1号窗口' },
    ],
    [
      'somebody whose role is another',
      [draft('A', '08:00', '12:00', { ...off, post: 'DUTY_MANAGER' })],
      { field: 'workNo', message: '员工A（工号 A）的岗位不能上“值班负责人”' },
    ],
    ['a stranger', [draft('X', '08:00', '12:00')], { field: 'workNo', message: '没有工号为 X 的在职人员' }],
    [
      'somebody on leave then',
      [draft('B', '09:59', '12:00')],
      { field: 'workNo', message: '员工B（工号 B）这段时间已批准请假' },
    ],
  ])('never has %s', (_, shifts, fault) => {
    expect(faults(...shifts)).toMatchObject([fault]);
  });

  it('has whoever comes back from leave from that minute on', () => {
    expect(faults(draft('B', '10:00', '12:00'))).toEqual([]);
  });
});
