import type { CaseView } from 'shared-types/casework.contract';
import type { CaseAction } from 'shared-types/casework.states';
import type { InputOf } from 'shared-types/routes';
import { CaseworkJobs } from '../src/casework/casework.jobs';
import type { Centre } from '../src/directory/centre.config';
import { TimerJobs } from '../src/kernel/deadline/timer.jobs';
import type { Colleague, Someone, TestApp } from './app';

type Intake = InputOf<'POST /cases'>['body'];
type FormRoute =
  | 'notice'
  | 'materials'
  | 'supplement-extension'
  | 'special-procedure'
  | 'extension'
  | 'delivery-choice'
  | 'certificate'
  | 'mailing'
  | 'delivery'
  | 'referral'
  | 'handover'
  | 'handover-answer';
type WithoutVersion<B> = B extends unknown ? Omit<B, 'version'> : never;
type FormBody<R extends FormRoute> = WithoutVersion<InputOf<`POST /cases/:number/${R}`>['body']>;

/** A window, its back office and their supervisor: what tests of casework are written with. */
export class CaseWorld {
  private constructor(
    readonly app: TestApp,
    readonly clerk: Colleague,
    readonly reviewer: Colleague,
    readonly supervisor: Colleague,
  ) {}

  static async open(app: TestApp): Promise<CaseWorld> {
    const [clerk, reviewer, supervisor] = [
      await app.staff(['WINDOW_CLERK']),
      await app.staff(['BACK_OFFICE_REVIEWER']),
      await app.staff(['GENERAL_SUPERVISOR']),
    ];
    return new CaseWorld(app, clerk, reviewer, supervisor);
  }

  item(itemKey: string) {
    const item = this.app.server.container.get<Centre>('centre').itemByKey(itemKey);
    if (!item) throw new Error(`no item ${itemKey}`);
    return item;
  }

  /** Takes an item's first situation in, with every material but those left out. */
  takeIn(
    itemKey: string,
    {
      without = [],
      phone = '13800001234',
      ...more
    }: { without?: readonly string[]; phone?: string } & Partial<Intake> = {},
  ): Promise<CaseView> {
    const [situation] = this.item(itemKey).situations;
    return this.clerk.client.call('POST /cases', {
      body: {
        itemKey,
        situationKey: situation?.key ?? '',
        materials: (situation?.materials ?? []).filter((key) => !without.includes(key)),
        applicant: { kind: 'PERSON', name: '王小明', phone },
        ...more,
      },
    });
  }

  read(someone: Someone, { number }: { number: string }): Promise<CaseView> {
    return someone.client.call('GET /cases/:number', { params: { number } });
  }

  /** Takes a plain step on the case as it stands now. */
  async act(someone: Someone, { number }: { number: string }, action: CaseAction, note?: string): Promise<CaseView> {
    const { version } = await this.read(someone, { number });
    const body = { action, version, ...(note === undefined ? {} : { note }) };
    return someone.client.call('POST /cases/:number/actions', { params: { number }, body });
  }

  /** Sends one of the forms of a case, on the version as it stands now. */
  async send<R extends FormRoute>(
    someone: Someone,
    { number }: { number: string },
    route: R,
    body: FormBody<R>,
  ): Promise<CaseView> {
    const { version } = await this.read(someone, { number });
    const key = `POST /cases/:number/${route}` as const;
    const input = { params: { number }, body: { ...body, version } } as InputOf<typeof key>;
    return someone.client.call(key, input) as Promise<CaseView>;
  }

  /** A committed case under review. */
  async underReview(itemKey: string, more: Partial<Intake> & { phone?: string } = {}): Promise<CaseView> {
    const taken = await this.takeIn(itemKey, more);
    await this.act(this.clerk, taken, 'push');
    return this.act(this.reviewer, taken, 'review');
  }

  /** A committed case that was approved. */
  async approved(itemKey: string, more: Partial<Intake> & { phone?: string } = {}): Promise<CaseView> {
    return this.act(this.reviewer, await this.underReview(itemKey, more), 'approve');
  }

  /** Hands the result to the applicant in person. */
  deliver(taken: { number: string }): Promise<CaseView> {
    return this.send(this.clerk, taken, 'delivery', { receiver: 'SELF' });
  }

  /** Does the house's timed work on cases, as of now. */
  async passTime(): Promise<void> {
    const { container } = this.app.server;
    await container.get(TimerJobs).recordBreaches();
    await container.get(CaseworkJobs).endLapsed();
    await container.get(CaseworkJobs).remind();
  }
}
