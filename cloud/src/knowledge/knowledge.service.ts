import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { KnowledgeStep, KnowledgeWording } from 'shared-types/knowledge.contract';
import type { InputOf } from 'shared-types/routes';
import { IsNull } from 'typeorm';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput, notFound, ruledOut } from '../kernel/errors/refusal';
import { RecordViews } from '../kernel/lifecycle/record-views';
import type { Staff } from '../kernel/session/actor';
import { TextChecks } from '../reply/text-checks.service';
import { type TextVerdict, WechatMini } from '../wechat/wechat-mini';
import { KnowledgeEditionRow, KnowledgeRow } from './knowledge.entity';
import { privateFields, stateAfter } from './knowledge.rules';
import { tokenColumn } from './knowledge-search.rules';
import { Words } from './words';

type Draft = InputOf<'POST /desk/knowledge'>['body'];
type Publishing = Extract<KnowledgeStep, { action: 'publish' }>;

/** What the centre publishes for everybody to read before they ask: drafted, published, withdrawn. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class KnowledgeService {
  @Inject()
  database!: Database;

  @Inject()
  audit!: Audit;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  records!: RecordViews;

  @Inject()
  textChecks!: TextChecks;

  @Inject()
  wechat!: WechatMini;

  @Inject()
  words!: Words;

  @Inject('centre')
  centre!: Centre;

  /**
   * Keeps a draft and returns its key; nobody outside sees it.
   * @throws 404 for a question the drafter may not read, 409 `drafted_already` for one that has an entry.
   */
  async draft(staff: Staff, { kind, consultation, ...wording }: Draft): Promise<string> {
    this.checkItem(wording);
    const question = consultation === undefined ? null : await this.records.read('CONSULTATION', consultation, staff);
    if (question && !question.asStaff) throw notFound();
    return this.database.transaction(async () => {
      const consultationId = question?.record.id ?? null;
      const rows = this.database.repository(KnowledgeRow);
      if (consultationId !== null && (await rows.existsBy({ consultationId }))) throw draftedAlready();
      const handle = randomBytes(16).toString('base64url');
      await rows.insert({
        ...this.kept(wording),
        handle,
        kind,
        state: 'DRAFT',
        version: 1,
        consultationId,
        changedAt: now(),
        changedBy: staff.staff.id,
      });
      await this.audit.append(staff, { action: 'knowledge.draft', subject: handle, detail: { kind } });
      return handle;
    });
  }

  /**
   * Saves, publishes or withdraws; publishing what is public replaces it, and the edition before stays on record.
   * @throws 409 `knowledge_moved_on` when somebody changed it meanwhile; when publishing 400 naming each field in which a
   *   number of a person stands, 422 `content_risky`, 422 `read_through` for what no machine could check and for
   *   what was asked in words WeChat holds risky.
   */
  async step(staff: Staff, handle: string, step: KnowledgeStep): Promise<void> {
    if (step.action === 'withdraw') {
      const { reason } = step;
      return this.change(staff, handle, step, { withdrawnReason: reason }, { reason });
    }
    this.checkItem(step);
    if (step.action === 'save') return this.change(staff, handle, step, this.kept(step));
    const verdict = await this.judge(staff, handle, step);
    return this.change(staff, handle, step, this.kept(step), { verdict });
  }

  /** WeChat's opinion comes before the transaction: nothing waits on the network while rows are locked. */
  private async judge(staff: Staff, handle: string, step: Publishing): Promise<TextVerdict> {
    const faults = privateFields(step);
    if (faults.length > 0) throw invalidInput(faults);
    const openid = await this.people.openidOf(staff.personId, 'MINI_PROGRAM');
    const text = `${step.title}\n${step.body}`;
    const verdict = openid === null ? 'REVIEW' : (await this.wechat.checkText(openid, text, 'FORUM')).verdict;
    if (verdict === 'RISKY') throw ruledOut('content_risky', '内容安全检查没有通过，请修改后再公开');
    if (step.readThrough) return verdict;
    if (verdict === 'REVIEW')
      throw ruledOut('read_through', '这段文字没能自动完成内容安全检查，请逐字核对后再确认公开');
    if (await this.isOfFlaggedQuestion(handle))
      throw ruledOut('read_through', '微信提示这个问题的内容可能不宜公开，请逐字核对后再确认公开');
    return verdict;
  }

  private async isOfFlaggedQuestion(handle: string): Promise<boolean> {
    const row = await this.database.repository(KnowledgeRow).findOneBy({ handle });
    return row?.consultationId != null && (await this.textChecks.isFlagged(row.consultationId));
  }

  private async change(
    staff: Staff,
    handle: string,
    step: KnowledgeStep,
    columns: Partial<KnowledgeRow>,
    detail: Record<string, string> = {},
  ): Promise<void> {
    const { action, version } = step;
    const { id: staffId } = staff.staff;
    await this.database.transaction(async () => {
      const at = now();
      const rows = this.database.repository(KnowledgeRow);
      const row = await rows.findOne({ where: { handle }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw notFound();
      const state = stateAfter(row.state, action);
      if (row.version !== version || state === null) throw movedOn();
      const changed = { state, version: version + 1, changedAt: at, changedBy: staffId };
      const published = { publishedAt: at, publishedBy: staffId, withdrawnReason: null };
      await rows.update({ id: row.id }, { ...columns, ...changed, ...(action === 'publish' && published) });
      const editions = this.database.repository(KnowledgeEditionRow);
      if (action !== 'save') await editions.update({ knowledgeId: row.id, endedAt: IsNull() }, { endedAt: at });
      if (step.action === 'publish') {
        const { title, body, basis } = step;
        await editions.insert({ knowledgeId: row.id, title, body, basis, publishedAt: at, publishedBy: staffId });
      }
      await this.audit.append(staff, { action: `knowledge.${action}`, subject: handle, detail });
    });
  }

  private kept({ title, body, itemKey, basis }: KnowledgeWording) {
    return { title, body, itemKey, basis, tokens: tokenColumn(this.words.ofText(`${title}\n${body}`).words) };
  }

  private checkItem({ itemKey }: KnowledgeWording): void {
    if (itemKey !== null && !this.centre.itemByKey(itemKey))
      throw invalidInput([{ path: 'body.itemKey', message: '没有这个事项' }]);
  }
}

const movedOn = () => conflict('knowledge_moved_on', '这一条刚被别人改过，请看过最新的内容再操作');
const draftedAlready = () => conflict('drafted_already', '这次答复已经有一条草稿或公开的内容');
