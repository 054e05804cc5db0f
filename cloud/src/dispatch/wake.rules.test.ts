import fc from 'fast-check';
import { nextWake, type Unseen, type WakeChannel } from './wake.rules';

const terms = { wecomAfterMinutes: 2, smsAfterMinutes: 4 };
const offeredAt = new Date('2026-12-01T02:00:00Z');
const after = (minutes: number) => new Date(offeredAt.getTime() + minutes * 60_000);
const open =
  (...channels: WakeChannel[]) =>
  (channel: WakeChannel) =>
    channels.includes(channel);

it.each<[string, Partial<Unseen>, WakeChannel[], [WakeChannel, number, number] | null]>([
  ['企业微信 first', {}, ['WECOM', 'SMS'], ['WECOM', 2, 1]],
  ['then a text message, for an urgent one', { step: 1 }, ['WECOM', 'SMS'], ['SMS', 4, 2]],
  ['then nothing', { step: 2 }, ['WECOM', 'SMS'], null],
  ['no text message where it can wait', { step: 1, urgent: false }, ['WECOM', 'SMS'], null],
  ['no 企业微信: the text message in its time', {}, ['SMS'], ['SMS', 4, 2]],
  ['no subscribe message: 企业微信 at once', { subscribed: false }, ['WECOM', 'SMS'], ['WECOM', 0, 1]],
  ['neither: the text message at once', { subscribed: false }, ['SMS'], ['SMS', 0, 2]],
  ['no subscribe message, 企业微信 was told', { subscribed: false, step: 1 }, ['WECOM', 'SMS'], ['SMS', 4, 2]],
  ['no way at all', {}, [], null],
])('%s', (_, offer, ways, expected) => {
  const next = nextWake(terms, open(...ways), { offeredAt, urgent: true, subscribed: true, step: 0, ...offer });
  expect(next && [next.channel, (next.at.getTime() - offeredAt.getTime()) / 60_000, next.step]).toEqual(expected);
});

it('goes on, ends, takes no way twice, and never goes back in time', () => {
  const ways = fc.subarray<WakeChannel>(['WECOM', 'SMS']);
  fc.assert(
    fc.property(ways, fc.boolean(), fc.boolean(), (channels, urgent, subscribed) => {
      const taken: WakeChannel[] = [];
      let last = after(0);
      for (let step = 0; ; ) {
        const next = nextWake(terms, open(...channels), { offeredAt, urgent, subscribed, step });
        if (!next) break;
        expect(next.step).toBeGreaterThan(step);
        expect(next.at >= last).toBe(true);
        [step, last] = [next.step, next.at];
        taken.push(next.channel);
      }
      expect(taken).toEqual(channels.filter((channel) => channel === 'WECOM' || urgent));
    }),
  );
});
