import { followVisit, titleOf } from './agency.rules';

it.each([
  ['accepted, and an agent took the visit', 'ACCEPTED', null, true, 7, 'assign'],
  ['accepted, and nobody took it yet', 'ACCEPTED', null, true, null, null],
  ['assigned to the agent of the visit', 'ASSIGNED', 7, true, 7, null],
  ['assigned, and another agent took the visit', 'ASSIGNED', 7, true, 8, 'reassign'],
  ['assigned, and the visit was taken back', 'ASSIGNED', 7, true, null, 'unassign'],
  ['assigned, and the visit fell through before anybody took it', 'ASSIGNED', 7, false, null, null],
  ['withdrawn meanwhile', 'WITHDRAWN', null, false, 7, null],
  ['closed meanwhile', 'CLOSED', 7, false, 8, null],
])('a case %s', (_, state, holderStaffId, open, visitHolder, action) => {
  expect(followVisit({ state, holderStaffId }, { open, holderStaffId: visitHolder })).toBe(action);
});

it.each([
  ['帮办', ['公司设立登记'], '帮办：公司设立登记'],
  ['代办', ['公司设立登记', '公章备案'], '代办：公司设立登记等2项'],
])('%s of %j is titled %s', (mode, items, title) => {
  expect(titleOf(mode, items)).toBe(title);
});
