import { join } from 'node:path';
import { loadConfig } from '../load-config';
import { noticeText } from './notices.config';

const { notices } = loadConfig(join(__dirname, '../../../config'));

describe('the inbox text of a notice', () => {
  it('is filled with its pieces', () => {
    expect(noticeText(notices.kinds.QUESTION_ANSWERED, { title: '开饭店要什么证' })).toBe(
      '您咨询的“开饭店要什么证”有答复了，点开查看。',
    );
  });

  it('shows a dash for a piece that was not given, and never runs one piece through another', () => {
    expect(noticeText(notices.kinds.CASE_PROGRESS, { title: '{number}', number: 'BJ1' })).toBe(
      '您的办件“{number}”（BJ1）有新进展：—。',
    );
  });
});
