import type { NeedView, ShiftView } from 'shared-types/roster.contract';
import { dayNote, gapWords, postsOfDay } from './plan-words';

const need = (place: string, category: NeedView['category'], ...gaps: NeedView['gaps']): NeedView => ({
  post: 'WINDOW',
  postLabel: '窗口',
  siteKey: 'hall',
  category,
  place,
  from: '09:00',
  to: '12:00',
  count: 2,
  gaps,
});
const shift = (windowNo: number): ShiftView => ({
  workNo: `N${windowNo}`,
  name: '张三',
  post: 'WINDOW',
  postLabel: '窗口',
  siteKey: 'hall',
  windowNo,
  place: '大厅',
  from: '09:00',
  to: '12:00',
});
const gap = { from: '09:00', to: '12:00', missing: 2 };
const categoryOf = (_site: string | null, no: number | null) => (no === 1 ? 'COMPREHENSIVE' : 'MARKET_REGULATION');
const day = { kind: 'WEEKDAY', state: 'DRAFT', stateLabel: '草稿', drafted: true } as const;

describe('a day of the roster in words', () => {
  it('says what kind of day it is, how far it is and what is missing', () => {
    expect(dayNote({ ...day, shifts: [shift(1)], needs: [need('综合', 'COMPREHENSIVE', gap)] })).toBe(
      '工作日 · 草稿 · 1 个班次 · 缺 1 处',
    );
    expect(dayNote({ ...day, shifts: [], needs: [] })).toBe('工作日 · 草稿 · 岗位齐了');
    expect(dayNote({ ...day, state: 'PUBLISHED', stateLabel: '已发布', shifts: [], needs: [] })).toContain(
      '已发布，有未发布的草稿',
    );
    expect(gapWords(gap)).toBe('09:00—12:00 缺 2 人');
  });

  it('puts posts that lack somebody first, everybody at their post, and the others last', () => {
    const needs = [need('综合', 'COMPREHENSIVE'), need('市场监管', 'MARKET_REGULATION', gap)];
    const guide = { ...shift(1), post: 'GUIDE_DESK' as const };
    const posts = postsOfDay({ needs, shifts: [shift(1), shift(7), guide] }, categoryOf);
    expect(posts.map(({ place, shifts }) => [place, shifts.map(({ windowNo }) => windowNo)])).toEqual([
      ['市场监管', [7]],
      ['综合', [1]],
      ['另外安排的', [1]],
    ]);
  });
});
