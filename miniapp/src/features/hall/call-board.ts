import { Announcements, announcementOf, type CallHeard } from './announcements';

/** How long a called number stands large on the display. */
export const SHOWN_MS = 10_000;

export interface CallBoardTerms {
  /** How many large numbers there is room for. */
  readonly places: number;
  /** Draws the numbers that stand there now, the latest first. */
  readonly show: (calls: readonly CallHeard[]) => void;
  /** Calls out; settles when it was said. */
  readonly say: (sentence: string) => Promise<void>;
}

/**
 * The large numbers of a display: each stands for ten seconds and until it was called out; those for whom there is no
 * room yet wait their turn, none is lost.
 */
export class CallBoard {
  private readonly announcements = new Announcements();
  private waiting: CallHeard[] = [];
  private shown: CallHeard[] = [];

  constructor(private readonly terms: CallBoardTerms) {}

  /** Takes in a picture of the hall. */
  hear(calls: readonly CallHeard[], at: string): void {
    this.waiting.push(...this.announcements.fresh(calls, at));
    this.proceed();
  }

  private proceed(): void {
    let next: CallHeard | undefined;
    while (this.shown.length < this.terms.places) {
      next = this.waiting.shift();
      if (!next) return;
      this.begin(next);
    }
  }

  private begin(call: CallHeard): void {
    this.shown = [call, ...this.shown];
    this.terms.show(this.shown);
    const stood = new Promise<void>((resolve) => setTimeout(resolve, SHOWN_MS));
    void Promise.all([stood, this.terms.say(announcementOf(call))]).then(() => {
      this.shown = this.shown.filter((each) => each !== call);
      this.terms.show(this.shown);
      this.proceed();
    });
  }
}
