import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Records } from '../kernel/lifecycle/records';
import { Outbox } from '../kernel/outbox/outbox';
import { Cipher } from '../kernel/privacy/cipher';
import { WechatMini } from '../wechat/wechat-mini';
import { EXCHANGES } from './exchange';
import { TextFlagRow } from './text-flag.entity';

export const TEXT_WRITTEN_TOPIC = 'text.written';

/** Which words of whom; the words themselves stay in their table. */
interface Written {
  readonly matter: keyof typeof EXCHANGES;
  readonly messageId: number;
  readonly personId: number;
}

/**
 * WeChat's check of what citizens write (security.msgSecCheck), after the fact: no question or complaint waits for it,
 * is refused or changed by it. What it holds risky is a hint to staff, and is read by a person before it is published.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TextChecks {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  outbox!: Outbox;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject()
  wechat!: WechatMini;

  /** Asks for the check of what a person wrote themselves, in the transaction that keeps it. */
  async request(written: Written): Promise<void> {
    await this.outbox.publish(TEXT_WRITTEN_TOPIC, written);
  }

  /**
   * Checks one text and keeps a flag when it is risky; who never came by the mini-program cannot be asked about.
   * @throws WechatError when WeChat could not say, so that the relay asks again for about two hours: WeChat judges
   *   nobody who was last there before that
   */
  async check({ matter, messageId, personId }: Written): Promise<void> {
    const openid = await this.people.openidOf(personId, 'MINI_PROGRAM');
    const said = openid === null ? null : await this.saidIn(matter, messageId);
    if (openid === null || said === null) return;
    // The measure of what everybody reads: the flag speaks of publishing.
    const { verdict, fault } = await this.wechat.checkText(openid, this.wordsOf(said.body), 'FORUM');
    if (fault) throw fault;
    if (verdict !== 'RISKY') return;
    await this.flag(said.recordId, messageId);
  }

  /** Whoever has the matter open already is shown the hint too. */
  private async flag(recordId: number, messageId: number): Promise<void> {
    await this.database.transaction(async () => {
      await this.database
        .repository(TextFlagRow)
        .upsert({ recordId, messageId, flaggedAt: now() }, ['recordId', 'messageId']);
      const record = (await this.records.byIds([recordId])).get(recordId);
      if (record) await this.records.announce(record, 'text.flagged');
    });
  }

  /** True when something written in this matter was held unfit for publishing. */
  isFlagged(recordId: number): Promise<boolean> {
    return this.database.repository(TextFlagRow).existsBy({ recordId });
  }

  private saidIn(matter: Written['matter'], id: number): Promise<{ recordId: number; body: string | Buffer } | null> {
    return this.database.row(`SELECT ${matter}_id AS recordId, body FROM ${EXCHANGES[matter]} WHERE id = ?`, [id]);
  }

  private wordsOf(body: string | Buffer): string {
    return typeof body === 'string' ? body : this.cipher.open(body);
  }
}
