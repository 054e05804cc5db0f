/** The pages at the foot of the screen, in order; the mini-program's `tabBar` and our own bar are both made from it. */
export const TABS = [
  { page: 'pages/home/index', text: '首页', icon: 'home' },
  { page: 'pages/ask/index', text: '咨询', icon: 'message' },
  { page: 'pages/me/index', text: '我的', icon: 'user' },
] as const;
