import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { LINK_SECONDS } from 'shared-types/attachment.states';
import { now } from '../clock';
import { Database } from '../database/database';
import { Refusal } from '../errors/refusal';
import type { Person } from '../session/actor';
import { Gate } from '../session/gate';
import type { Settings } from '../settings';

/** What stands in a link beside the attachment itself. */
export interface LinkTerms {
  readonly session: string;
  /** Seconds since 1970. */
  readonly until: string;
  readonly signature: string;
}

/** 403: forged, altered, over, or of a session that is. They are told alike. */
const linkOver = () => new Refusal(403, 'link_over', '链接已失效，请回到原来的页面重新打开');

/** Signs the short-lived links attachments are opened by, each for one session; reads them back. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AttachmentLinks {
  @Inject('settings')
  settings!: Settings;

  @Inject()
  database!: Database;

  @Inject()
  gate!: Gate;

  private key!: Buffer;

  @Init()
  protected prepare(): void {
    this.key = Buffer.from(hkdfSync('sha256', this.settings.TOKEN_KEY, '', 'attachment link', 32));
  }

  /** Makes links for somebody's present session: path and query on this server, by the attachment's handle. */
  async maker(person: Person): Promise<(handle: string) => string> {
    const session = await this.database.row<{ handle: string }>('SELECT handle FROM session WHERE id = ?', [
      person.sessionId,
    ]);
    if (!session) throw new Error(`no session ${person.sessionId}`);
    const until = String(Math.floor(now().getTime() / 1000) + LINK_SECONDS);
    return (handle) => {
      const signature = this.sign(handle, session.handle, until).toString('base64url');
      const query = new URLSearchParams({ session: session.handle, until, signature });
      return `/api/attachments/${handle}/content?${query}`;
    };
  }

  /** Who opens an attachment by a link. @throws 403 `link_over`. */
  async reader(handle: string, { session, until, signature }: LinkTerms): Promise<Person> {
    const given = Buffer.from(signature, 'base64url');
    const expected = this.sign(handle, session, until);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw linkOver();
    if (Number(until) * 1000 <= now().getTime()) throw linkOver();
    try {
      return await this.gate.personOfHandle(session);
    } catch (error) {
      throw error instanceof Refusal ? linkOver() : error;
    }
  }

  private sign(handle: string, session: string, until: string): Buffer {
    return createHmac('sha256', this.key).update(`${handle}\n${session}\n${until}`).digest();
  }
}
