/** How a phone is woken after the subscribe message, in this order. */
export const WAKE_STEPS = ['WECOM', 'SMS'] as const;
export type WakeChannel = (typeof WAKE_STEPS)[number];

export interface WakeTerms {
  readonly wecomAfterMinutes: number;
  readonly smsAfterMinutes: number;
}

/** An offer nobody has looked at. */
export interface Unseen {
  readonly offeredAt: Date;
  readonly urgent: boolean;
  /** The subscribe message went out: its agent had agreed to one. */
  readonly subscribed: boolean;
  /** Steps taken. */
  readonly step: number;
}

/** The next way to wake a phone, and when. */
export interface Wake {
  readonly channel: WakeChannel;
  readonly at: Date;
  /** Steps taken once it is. */
  readonly step: number;
}

const MINUTE_MS = 60_000;

/**
 * What wakes the phone next; null when every way was tried. Ways that are not open are skipped, text messages are for
 * urgent offers alone, and where no subscribe message could go out, the next way is taken at once.
 */
export function nextWake(terms: WakeTerms, isOpen: (channel: WakeChannel) => boolean, offer: Unseen): Wake | null {
  const { offeredAt, urgent, subscribed } = offer;
  for (let step = offer.step; step < WAKE_STEPS.length; step++) {
    const channel = WAKE_STEPS[step] as WakeChannel;
    if (!isOpen(channel) || (channel === 'SMS' && !urgent)) continue;
    const first = WAKE_STEPS.slice(0, step).every((earlier) => !isOpen(earlier));
    const minutes = channel === 'WECOM' ? terms.wecomAfterMinutes : terms.smsAfterMinutes;
    const at = new Date(offeredAt.getTime() + (first && !subscribed ? 0 : minutes * MINUTE_MS));
    return { channel, at, step: step + 1 };
  }
  return null;
}
