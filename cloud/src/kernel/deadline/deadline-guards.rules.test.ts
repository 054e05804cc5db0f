import { type ExtensionRequest, extensionRefusal, type PauseRequest, pauseRefusal } from './deadline-guards.rules';

const dueAt = new Date('2026-03-30T17:00:00+08:00');
const before = new Date('2026-03-30T17:00:00+08:00');
const after = new Date('2026-03-30T17:00:01+08:00');

describe('extending a licence decision', () => {
  const request: ExtensionRequest = {
    workdays: 10,
    allowedWorkdays: 10,
    dueAt,
    extendedBefore: false,
    approvedBy: '行政机关负责人',
    reason: '需要补充论证',
    noticeNumber: '延告〔2026〕1号',
  };
  const codeOf = (changed: Partial<ExtensionRequest>, at = before) =>
    extensionRefusal({ ...request, ...changed }, at)?.code ?? null;

  it('is allowed once, before it expires, with approval, reason and notice', () => {
    expect(codeOf({})).toBeNull();
    expect(codeOf({ workdays: 1 })).toBeNull();
    expect(codeOf({ dueAt: null }, after)).toBeNull();
  });

  it.each<[string, Partial<ExtensionRequest>, string]>([
    ['a second time', { extendedBefore: true }, 'extension_used'],
    ['for longer than the law says', { workdays: 11 }, 'extension_too_long'],
    ['for no days', { workdays: 0 }, 'extension_too_long'],
    ['where the promise has no extension', { allowedWorkdays: undefined }, 'extension_not_allowed'],
    ['without approval', { approvedBy: '' }, 'extension_incomplete'],
    ['without a reason', { reason: ' ' }, 'extension_incomplete'],
    ['without a notice to the applicant', { noticeNumber: '' }, 'extension_incomplete'],
  ])('is refused %s', (_, changed, code) => {
    expect(codeOf(changed)).toBe(code);
  });

  it('is refused after it expired', () => {
    expect(codeOf({}, after)).toBe('extension_too_late');
  });

  it('says in Chinese everything that is missing', () => {
    expect(extensionRefusal({ ...request, approvedBy: '', reason: '' }, before)?.title).toBe(
      '延长期限须写明批准人、延期理由',
    );
  });
});

describe('stopping the clock', () => {
  const request: PauseRequest = {
    type: 'SUPPLEMENT',
    reason: '审查中要求补正',
    documentNumber: '补告〔2026〕3号',
    pausedAlready: false,
    running: true,
  };
  const codeOf = (changed: Partial<PauseRequest>) => pauseRefusal({ ...request, ...changed })?.code ?? null;

  it('needs a paper that says so', () => {
    expect(codeOf({})).toBeNull();
    expect(codeOf({ type: 'SPECIAL_PROCEDURE' })).toBeNull();
    expect(codeOf({ documentNumber: '' })).toBe('pause_incomplete');
    expect(codeOf({ type: 'SPECIAL_PROCEDURE', documentNumber: ' ' })).toBe('pause_incomplete');
    expect(codeOf({ reason: '' })).toBe('pause_incomplete');
  });

  it('is refused before acceptance, when it has not begun, and while it stands still', () => {
    expect(codeOf({ running: false })).toBe('pause_not_running');
    expect(codeOf({ pausedAlready: true })).toBe('pause_open');
  });
});
