import type { Role } from 'shared-types/identity.states';
import type { Section } from '@/ui/page/page-head-props';

interface DeskSection extends Section {
  readonly roles: readonly Role[];
}

const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** Whether somebody with these posts gives work to others and reads it before it goes out. */
export const isSupervisor = (roles: readonly Role[]): boolean => SUPERVISORS.some((role) => roles.includes(role));

/** The rooms of the desk, each with the posts whose work is there; the server decides what each may do. */
const DESK_SECTIONS: readonly DeskSection[] = [
  {
    page: 'packages/desk/inbox/index',
    text: '收件箱',
    roles: [
      'WINDOW_CLERK',
      'RECEPTIONIST',
      'DISPATCHER',
      'PROXY_AGENT',
      'BACK_OFFICE_REVIEWER',
      'QUALITY_INSPECTOR',
      ...SUPERVISORS,
    ],
  },
  { page: 'packages/desk/window/index', text: '叫号', roles: ['WINDOW_CLERK', ...SUPERVISORS] },
  {
    page: 'packages/desk/bookings/index',
    text: '预约',
    roles: ['RECEPTIONIST', 'WINDOW_CLERK', ...SUPERVISORS],
  },
  {
    page: 'packages/desk/load/index',
    text: '大厅负荷',
    roles: ['RECEPTIONIST', 'WINDOW_CLERK', ...SUPERVISORS],
  },
  { page: 'packages/desk/intake/index', text: '窗口收件', roles: ['WINDOW_CLERK'] },
  {
    page: 'packages/desk/reception/index',
    text: '接待台',
    roles: ['RECEPTIONIST', ...SUPERVISORS],
  },
  {
    page: 'packages/desk/register/index',
    text: '登记来访',
    roles: ['WINDOW_CLERK', 'RECEPTIONIST', 'QUALITY_INSPECTOR', ...SUPERVISORS],
  },
  {
    page: 'packages/desk/knowledge/index',
    text: '知识库',
    roles: ['WINDOW_CLERK', 'RECEPTIONIST', ...SUPERVISORS],
  },
  { page: 'packages/desk/dispatch/index', text: '上门派单', roles: ['DISPATCHER', ...SUPERVISORS] },
  { page: 'packages/desk/plan/index', text: '排程', roles: ['DISPATCHER', ...SUPERVISORS] },
  {
    page: 'packages/desk/safety/index',
    text: '外勤安全',
    roles: ['DISPATCHER', 'QUALITY_INSPECTOR', 'ADMIN_STAFF', ...SUPERVISORS],
  },
  {
    page: 'packages/desk/key-projects/index',
    text: '重点项目',
    roles: ['DISPATCHER', 'PROXY_AGENT', 'QUALITY_INSPECTOR', 'PURCHASER', ...SUPERVISORS],
  },
  { page: 'packages/agent/today/index', text: '我的上门', roles: ['PROXY_AGENT'] },
  {
    page: 'packages/desk/incidents/index',
    text: '突发事件',
    roles: [
      'WINDOW_CLERK',
      'RECEPTIONIST',
      'DISPATCHER',
      'PROXY_AGENT',
      'BACK_OFFICE_REVIEWER',
      'QUALITY_INSPECTOR',
      'ADMIN_STAFF',
      'PURCHASER',
      'ADMINISTRATOR',
      'AUDITOR',
      ...SUPERVISORS,
    ],
  },
  { page: 'packages/desk/roster/index', text: '排班', roles: [...SUPERVISORS] },
  {
    page: 'packages/desk/shifts/index',
    text: '我的班次',
    roles: [
      'WINDOW_CLERK',
      'RECEPTIONIST',
      'DISPATCHER',
      'PROXY_AGENT',
      'QUALITY_INSPECTOR',
      'ADMIN_STAFF',
      ...SUPERVISORS,
    ],
  },
  {
    page: 'packages/desk/board/index',
    text: '承诺看板',
    roles: [...SUPERVISORS, 'QUALITY_INSPECTOR', 'PURCHASER'],
  },
  {
    page: 'packages/desk/report/index',
    text: '履约报告',
    roles: [...SUPERVISORS, 'QUALITY_INSPECTOR', 'PURCHASER'],
  },
  {
    page: 'packages/desk/administration/index',
    text: '管理',
    roles: ['ADMINISTRATOR', 'AUDITOR', ...SUPERVISORS],
  },
];

/** What somebody with these posts finds on the desk, in its order. */
export const deskSectionsFor = (roles: readonly Role[]): readonly Section[] =>
  DESK_SECTIONS.filter((section) => section.roles.some((role) => roles.includes(role)));
