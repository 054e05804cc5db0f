import { openSocket, type Socket } from './device';

/** What the feed says: which record changed, or at which site a queue moved. What it is now is read from the server. */
export type News =
  | { readonly type: 'record'; readonly number: string; readonly recordType: string; readonly state: string }
  | { readonly type: 'queue' | 'reception'; readonly siteKey: string };

type Word = { readonly type: 'ready' } | { readonly type: 'watching' };

export interface LineTerms {
  /** Whether anybody is there to listen. */
  readonly wanted: () => boolean;
  /** What to say first; undefined when there is nothing to say it with just now. */
  readonly hello: () => Promise<object | undefined>;
  readonly onNews: (news: News) => void;
  /** From here on nothing is missed; what came before may have been. */
  readonly onGap: () => void;
  /** The feed listens: what else there is to say can be said now. */
  readonly onReady?: () => void;
  /** From here on nothing is missed of the sites last asked for. */
  readonly onWatching?: () => void;
  /** The server does not (or no longer) know who said hello. */
  readonly onRefused: (hello: object) => void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const SESSION_OVER = 4401;

/** One connection to the live feed that comes back by itself, after 1, 2, 4 … 30 seconds. */
export class LiveLine {
  private socket: Socket | null = null;
  private failures = 0;
  private reconnect: ReturnType<typeof setTimeout> | undefined;
  /** Whether what happens now is heard. */
  ready = false;

  constructor(private readonly terms: LineTerms) {}

  /** Connects now, when somebody listens and nothing is connected. */
  retryNow(): void {
    if (this.socket || !this.terms.wanted()) return;
    clearTimeout(this.reconnect);
    void this.connect();
  }

  /** Hangs up. */
  stop(): void {
    clearTimeout(this.reconnect);
    const closing = this.socket;
    this.socket = null;
    this.ready = false;
    this.failures = 0;
    closing?.close();
  }

  /** Says something more, once the feed listens; before that it is lost. */
  say(message: object): void {
    if (this.ready) this.socket?.send(JSON.stringify(message));
  }

  private async connect(): Promise<void> {
    const hello = await this.terms.hello().catch(() => undefined);
    if (hello === undefined) {
      this.later();
      return;
    }
    if (this.socket || !this.terms.wanted()) return;
    const mine = openSocket('/live', {
      onOpen: () => mine.send(JSON.stringify(hello)),
      onMessage: (text) => this.hear(text),
      onClose: (code) => {
        if (this.socket !== mine) return;
        this.socket = null;
        this.ready = false;
        if (code === SESSION_OVER) this.terms.onRefused(hello);
        this.later();
      },
    });
    this.socket = mine;
  }

  /** Scattered, so that a restarted server is not met by everybody at once. */
  private later(): void {
    if (!this.terms.wanted()) return;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.failures);
    this.failures += 1;
    clearTimeout(this.reconnect);
    this.reconnect = setTimeout(() => void this.connect(), wait * (0.5 + Math.random() / 2));
  }

  private hear(text: string): void {
    const message = JSON.parse(text) as News | Word;
    if (message.type === 'watching') this.terms.onWatching?.();
    else if (message.type !== 'ready') this.terms.onNews(message);
    else this.begin();
  }

  private begin(): void {
    const again = this.failures > 0;
    this.ready = true;
    this.failures = 0;
    this.terms.onReady?.();
    if (again) this.terms.onGap();
  }
}
