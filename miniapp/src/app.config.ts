import { TABS } from './app.tabs';

const ICONS: Readonly<Record<(typeof TABS)[number]['icon'], string>> = { home: 'home', message: 'ask', user: 'me' };

export default defineAppConfig({
  // Tab pages first, then every other page of the main package, in alphabetical order.
  pages: [
    ...TABS.map(({ page }) => page),
    'pages/book/index',
    'pages/booking/index',
    'pages/case/index',
    'pages/complain/index',
    'pages/complaint/index',
    'pages/consultation/index',
    'pages/family/index',
    'pages/knowledge/index',
    'pages/item/index',
    'pages/items/index',
    'pages/notices/index',
    'pages/progress/index',
    'pages/record/index',
    'pages/settings/index',
    'pages/sign-in/index',
    'pages/site/index',
    'pages/sites/index',
    'pages/ticket/index',
  ],
  subPackages: [
    { root: 'packages/agent', pages: ['today/index', 'visit/index'] },
    {
      root: 'packages/desk',
      pages: [
        'administration/index',
        'board/index',
        'dispatch/index',
        'inbox/index',
        'intake/index',
        'knowledge/index',
        'reception/index',
        'register/index',
        'report/index',
        'window/index',
      ],
    },
    { root: 'packages/hall', pages: ['device/index', 'display/index', 'help/index', 'kiosk/index'] },
    { root: 'packages/enterprise', pages: ['case/index', 'enterprises/index', 'request/index'] },
  ],
  window: {
    navigationBarTitleText: '政＋帮办',
    navigationBarBackgroundColor: '#F4F6F8',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F4F6F8',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    custom: true,
    color: '#5F6E7D',
    selectedColor: '#0A6B75',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: TABS.map(({ page, text, icon }) => ({
      pagePath: page,
      text,
      iconPath: `assets/tab/${ICONS[icon]}.png`,
      selectedIconPath: `assets/tab/${ICONS[icon]}-on.png`,
    })),
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用来显示哪个大厅或驿站离您最近，以及确认代办员已到达' } },
});
