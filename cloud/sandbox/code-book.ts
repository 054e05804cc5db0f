import { randomBytes } from 'node:crypto';
import { BoundedMap } from './bounded-map';
import type { DemoPerson } from './demo-people';

/** What a code was issued for; it is worth nothing anywhere else. */
export type CodePurpose = 'LOGIN' | 'PHONE' | 'OAUTH';

export interface Ticket {
  readonly purpose: CodePurpose;
  readonly appid: string;
  readonly scope: string;
  readonly person: DemoPerson;
}

interface Issued {
  readonly ticket: Ticket;
  readonly issuedAt: number;
  used: boolean;
}

const CODE_LIFE_MS = 5 * 60_000;

/** Codes as WeChat hands them out: good once, for five minutes, for one app. */
export class CodeBook {
  private readonly codes = new BoundedMap<string, Issued>(10_000);

  constructor(private readonly now: () => Date) {}

  issue(ticket: Ticket): string {
    const code = `0${randomBytes(24).toString('base64url').slice(0, 31)}`;
    this.codes.set(code, { ticket, issuedAt: this.now().getTime(), used: false });
    return code;
  }

  /** Takes the code in. `invalid`: unknown, too old, or for something else; `used`: taken in before. */
  redeem(code: string, purpose: CodePurpose, appid: string): Ticket | 'invalid' | 'used' {
    const issued = this.codes.get(code);
    if (issued?.ticket.purpose !== purpose || issued.ticket.appid !== appid) return 'invalid';
    if (issued.used) return 'used';
    if (this.now().getTime() - issued.issuedAt > CODE_LIFE_MS) return 'invalid';
    issued.used = true;
    return issued.ticket;
  }
}
