import fc from 'fast-check';
import { momentOf, offlineWords } from './made-offline.rules';

const at = (text: string) => new Date(`${text}+08:00`);
const CAME = at('2027-03-02T10:20');

describe('a step that was kept on a phone', () => {
  it.each([
    ['that does not say when', null, null, CAME],
    ['a minute before', '2027-03-02T10:19', null, CAME],
    [
      'more than a minute before',
      '2027-03-02T10:18:59',
      '当时没有网络，手机时间 10:18，10:20 补传',
      at('2027-03-02T10:18:59'),
    ],
    ['an hour before', '2027-03-02T09:20', '当时没有网络，手机时间 09:20，10:20 补传', at('2027-03-02T09:20')],
    ['a clock a minute ahead', '2027-03-02T10:21', null, CAME],
    ['a clock two minutes ahead', '2027-03-02T10:22', '当时没有网络，手机时间 10:22，10:20 补传', CAME],
    ['a clock three minutes ahead', '2027-03-02T10:23', '当时没有网络，10:20 补传；手机时间不准，以补传时间为准', CAME],
    ['exactly a day before', '2027-03-01T10:20', '当时没有网络，手机时间 10:20，10:20 补传', at('2027-03-01T10:20')],
    ['longer than a day', '2027-03-01T10:19', '当时没有网络，10:20 补传；手机时间不准，以补传时间为准', CAME],
  ])('%s: its time and what the record says of it', (_, made, words, moment) => {
    const madeAt = made === null ? null : at(made);
    expect(offlineWords(madeAt, CAME)).toBe(words);
    expect(momentOf(madeAt, CAME)).toEqual(moment);
  });

  it('never counts as later than it came, nor as earlier than a day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (seconds) => {
        const moment = momentOf(new Date(CAME.getTime() + seconds * 1000), CAME).getTime();
        return moment <= CAME.getTime() && moment >= CAME.getTime() - 24 * 3600_000;
      }),
    );
  });
});
