import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory, type StaffCard } from '../identity/person-directory';
import { SmsSender } from '../sms/sms-sender';
import { WecomSender } from '../wecom/wecom-sender';

/** Ways to a member of staff besides the inbox and its subscribe message. */
export type PhoneChannel = 'WECOM' | 'SMS';

/** What is said: never anything personal, only where to look and by when. */
export interface PhoneWord {
  readonly text: string;
  /** The same for the template of a text message: what for, and until when (`HH:MM`). */
  readonly what: string;
  readonly until: string;
}

/** Reaches staff on their phones outside the mini-program, after the transaction that made it necessary. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class StaffPhones {
  @Inject()
  people!: PersonDirectory;

  @Inject()
  wecom!: WecomSender;

  @Inject()
  sms!: SmsSender;

  @Logger()
  logger!: ILogger;

  /** Whether the centre has this way at all. */
  isOpen(channel: PhoneChannel): boolean {
    return channel === 'WECOM' ? this.wecom.isOpen : this.sms.callsStaff;
  }

  /** Tells one member of staff one way. @throws when the way asks to be tried again later, so that the relay does. */
  async tell(channel: PhoneChannel, staff: StaffCard, word: PhoneWord): Promise<void> {
    const outcome = channel === 'WECOM' ? await this.byWecom(staff, word) : await this.bySms(staff, word);
    if (outcome === 'RETRY') throw new Error(`${channel} asks to try again`);
    if (outcome !== 'SENT') this.logger.warn('staff %d was not reached by %s: %s', staff.id, channel, outcome);
  }

  private async byWecom({ workNo }: StaffCard, { text }: PhoneWord): Promise<string> {
    return (await this.wecom.sendText(workNo, text)).outcome;
  }

  private async bySms({ personId }: StaffCard, { what, until }: PhoneWord): Promise<string> {
    const phone = personId === null ? null : (await this.people.personContact(personId)).phone;
    return phone === null ? 'NO_PHONE' : (await this.sms.callStaff(phone, what, until)).outcome;
  }
}
