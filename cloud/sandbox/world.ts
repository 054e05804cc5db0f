import type { FiledAffair } from './back-office';
import type { SentMessage } from './back-office-messages';
import { BoundedMap } from './bounded-map';
import { CodeBook } from './code-book';
import { FaultBook } from './fault-book';
import { MessageBox } from './message-box';
import { PayBook } from './pay/pay-book';
import { People } from './people';
import { TokenBook } from './token-book';

const LOGINS_A_MINUTE = 100;
const ACTIVE_FOR_MS = 2 * 3600_000;

/** All the sandbox remembers; gone when it stops. */
export class World {
  readonly people = new People();
  readonly faults = new FaultBook();
  readonly codes: CodeBook;
  readonly tokens: TokenBook;
  readonly wecomTokens: TokenBook;
  readonly messages: MessageBox;
  readonly pay: PayBook;
  /** Work numbers 企业微信 knows no member by. */
  readonly strangers = new Set<string>();
  /** What the departments' system was handed, by path. */
  readonly affairs = new BoundedMap<string, FiledAffair>(10_000);
  /** What the province's platform was told, by path. */
  readonly results = new BoundedMap<string, FiledAffair>(10_000);
  /** The messages sent about each case, by its number, oldest first. */
  readonly departmentMessages = new BoundedMap<string, SentMessage[]>(10_000);
  /** When each phone last got a text message. */
  readonly lastSms = new BoundedMap<string, number>(10_000);
  /** Calls so far by path of the wire protocols. */
  readonly calls = new Map<string, number>();

  private readonly startedAt: number;
  private readonly lastLogin = new BoundedMap<string, number>(10_000);
  private readonly logins = new BoundedMap<string, number[]>(10_000);

  constructor(readonly now: () => Date) {
    this.startedAt = now().getTime();
    this.codes = new CodeBook(now);
    this.tokens = new TokenBook(now);
    this.wecomTokens = new TokenBook(now);
    this.messages = new MessageBox(now);
    this.pay = new PayBook(now);
  }

  countCall(path: string): void {
    this.calls.set(path, (this.calls.get(path) ?? 0) + 1);
  }

  /** Notes a login; false when this person has had WeChat's 100 a minute. */
  noteLogin(person: string): boolean {
    const at = this.now().getTime();
    const lately = (this.logins.get(person) ?? []).filter((earlier) => at - earlier < 60_000);
    if (lately.length >= LOGINS_A_MINUTE) return false;
    this.logins.set(person, [...lately, at]);
    this.lastLogin.set(person, at);
    return true;
  }

  /** In the mini-program within two hours; everybody counts as having been there when the sandbox starts. */
  wasActive(person: string): boolean {
    return this.now().getTime() - (this.lastLogin.get(person) ?? this.startedAt) <= ACTIVE_FOR_MS;
  }
}
