import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { WindowState } from 'shared-types/queue.states';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { conflict, invalidInput, ruledOut } from '../kernel/errors/refusal';
import type { Staff } from '../kernel/session/actor';
import { WindowRow } from './queue.entity';
import { QueueBook, today } from './queue-book';

/** Who sits where: opening, pausing and leaving windows, lending them and moving people. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Windows {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  book!: QueueBook;

  /** Sits down at a window. @throws 404, 409 `window_taken`, `sits_elsewhere`, 422 `window_not_skilled`. */
  async open(clerk: Staff, windowKey: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.seat(windowKey, clerk.staff.id);
    });
  }

  /** Calls nobody for a while. @throws 422 `no_window`, `ticket_in_hand`. */
  async pause(clerk: Staff, reason: string): Promise<void> {
    await this.database.transaction(async () => {
      const window = await this.lockOwn(clerk);
      await this.refuseInHand(window, '先办完或转走手里的号，再暂停');
      await this.put(window, 'PAUSED', window.staffId, reason);
    });
  }

  /** Goes on calling. @throws 422 `no_window`. */
  async resume(clerk: Staff): Promise<void> {
    await this.database.transaction(async () => {
      const window = await this.lockOwn(clerk);
      await this.put(window, 'OPEN', window.staffId, null);
    });
  }

  /** Leaves the window. @throws 422 `no_window`, `ticket_in_hand`. */
  async leave(clerk: Staff): Promise<void> {
    await this.database.transaction(async () => this.vacate(await this.lockOwn(clerk)));
  }

  /** Moves somebody to a window, from another where they sit at one. @throws 404, 400, and as `open` and `leave` do. */
  async move(windowKey: string, workNo: string): Promise<void> {
    const staff = await this.people.staffByWorkNo(workNo);
    if (!staff) throw invalidInput([{ path: 'body.workNo', message: `没有工号为 ${workNo} 的在职人员` }]);
    await this.database.transaction(async () => {
      const sitting = await this.lockWhere('staff_id = ?', staff.id);
      if (sitting?.windowKey === windowKey) return;
      if (sitting) await this.vacate(sitting);
      await this.seat(windowKey, staff.id);
    });
  }

  /** Lends a window to other lines of its site for the day. @throws 404, 400 for a line that is not there. */
  async lend(windowKey: string, lineKeys: readonly string[]): Promise<void> {
    const { siteKey, skills } = this.book.point(windowKey);
    const lines = this.book.lines(siteKey);
    lineKeys.forEach((key, at) => {
      const line = lines.find((each) => each.key === key);
      const able = line?.categories.some((category) => skills.includes(category));
      if (!able) throw invalidInput([{ path: `body.lineKeys.${at}`, message: '这个窗口办不了这一队的业务' }]);
    });
    await this.database.transaction(async () => {
      await this.ensure(windowKey, siteKey);
      await this.database.write('UPDATE queue_window SET helps = ? WHERE window_key = ?', [lineKeys.join(), windowKey]);
      await this.book.changed(siteKey);
    });
  }

  /** Ends the day at every window: nobody sits there any more. */
  async closeAll(): Promise<void> {
    const open = await this.database.rows<{ windowKey: string }>(
      `SELECT window_key AS windowKey FROM queue_window WHERE staff_id IS NOT NULL OR helps <> ''`,
    );
    for (const { windowKey } of open) {
      await this.database.transaction(async () => {
        const window = await this.lockWhere('window_key = ?', windowKey);
        if (!window) return;
        await this.put(window, 'CLOSED', null, null);
        await this.database.write(`UPDATE queue_window SET helps = '' WHERE window_key = ?`, [windowKey]);
      });
    }
  }

  /** The window a clerk sits at, locked until the transaction ends. @throws 422 `no_window`. */
  async lockOwn(clerk: Staff): Promise<WindowRow> {
    const window = await this.lockWhere('staff_id = ?', clerk.staff.id);
    if (!window) throw ruledOut('no_window', '请先选一个窗口坐下');
    return window;
  }

  /** The window a clerk sits at; null when at none. */
  own(staffId: number): Promise<WindowRow | null> {
    return this.database.repository(WindowRow).findOneBy({ staffId });
  }

  /** @throws 422 `ticket_in_hand`. */
  async refuseInHand({ windowKey }: Pick<WindowRow, 'windowKey'>, words: string): Promise<void> {
    const inHand = await this.database.row(
      `SELECT 1 FROM queue_ticket t JOIN record r ON r.id = t.id
        WHERE t.window_key = ? AND t.date = ? AND r.state IN ('CALLED', 'SERVING') LIMIT 1`,
      [windowKey, today()],
    );
    if (inHand) throw ruledOut('ticket_in_hand', words);
  }

  private async vacate(window: WindowRow): Promise<void> {
    await this.refuseInHand(window, '窗口手里还有号，先办完或转走，再离开');
    await this.put(window, 'CLOSED', null, null);
  }

  private async seat(windowKey: string, staffId: number): Promise<void> {
    const { siteKey, skills } = this.book.point(windowKey);
    const staff = await this.people.staffById(staffId);
    const able = staff?.skills.length === 0 || staff?.skills.some((skill) => (skills as string[]).includes(skill));
    if (!able) throw ruledOut('window_not_skilled', '这个窗口办的业务不在这位人员的岗位技能里，请换一个窗口');
    await this.ensure(windowKey, siteKey);
    const window = await this.lockWhere('window_key = ?', windowKey);
    if (window?.staffId === staffId) return;
    if (!window || window.staffId !== null) throw conflict('window_taken', '这个窗口已经有人了，请换一个');
    try {
      await this.put(window, 'OPEN', staffId, null);
    } catch (error) {
      if (isDuplicate(error)) throw conflict('sits_elsewhere', '已经坐在别的窗口了，先离开那里');
      throw error;
    }
  }

  private async ensure(windowKey: string, siteKey: string): Promise<void> {
    await this.database.write(
      `INSERT INTO queue_window (window_key, site_key, state) VALUES (?, ?, 'CLOSED')
       ON DUPLICATE KEY UPDATE window_key = VALUES(window_key)`,
      [windowKey, siteKey],
    );
  }

  private async put(window: WindowRow, state: WindowState, staffId: number | null, reason: string | null) {
    const at = now();
    await this.database.write('UPDATE queue_window SET state = ?, staff_id = ?, reason = ? WHERE window_key = ?', [
      state,
      staffId,
      reason,
      window.windowKey,
    ]);
    await this.database.write('UPDATE window_period SET to_at = ? WHERE window_key = ? AND to_at IS NULL', [
      at,
      window.windowKey,
    ]);
    if (state !== 'CLOSED') {
      await this.database.write(
        'INSERT INTO window_period (window_key, state, staff_id, reason, from_at) VALUES (?, ?, ?, ?, ?)',
        [window.windowKey, state, staffId, reason, at],
      );
    }
    await this.book.changed(window.siteKey);
  }

  private lockWhere(condition: 'staff_id = ?' | 'window_key = ?', value: unknown): Promise<WindowRow | null> {
    return this.database.row<WindowRow>(
      `SELECT window_key AS windowKey, site_key AS siteKey, state, staff_id AS staffId, reason, helps
         FROM queue_window WHERE ${condition} FOR UPDATE`,
      [value],
    );
  }
}
