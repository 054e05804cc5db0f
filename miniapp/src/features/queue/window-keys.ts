/** One key for each step, with what it does. */
export const WINDOW_KEYS = [
  ['F8', '叫下一位'],
  ['F7', '再叫一次'],
  ['F9', '开始办理'],
  ['F10', '办完了'],
  ['F6', '过号'],
  ['F3', '暂离'],
  ['F4', '转走'],
  ['F2', '受理'],
  ['Shift+F8', '暂停、恢复'],
] as const;
