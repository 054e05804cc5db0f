import { join } from 'node:path';
import { loadConfig } from '../load-config';
import { noticeText } from './notices.config';

const { notices } = loadConfig(join(__dirname, '../../../config'));

describe('the inbox text of a notice', () => {
  it('is filled with its pieces', () => {
    const pieces = { subject: '开饭店要什么证', time: '2026年11月30日 09:00', number: 'ZX1' };
    expect(noticeText(notices.kinds.QUESTION_ANSWERED, pieces)).toBe(
      '您咨询的“开饭店要什么证”已于2026年11月30日 09:00答复，点开查看。',
    );
  });

  it('never runs what a citizen wrote through the text again', () => {
    const pieces = { item: '{number}', number: 'BJ1', status: '已受理', time: '2026年11月30日 09:00' };
    expect(noticeText(notices.kinds.CASE_PROGRESS, pieces)).toBe('您的办件“{number}”（BJ1）有新进展：已受理。');
  });
});
