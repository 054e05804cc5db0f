import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Strokes } from 'shared-types/drawn-signature';
import type { InputOf } from 'shared-types/routes';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { Documents } from '../kernel/documents/documents';
import { conflict, notFound, ruledOut } from '../kernel/errors/refusal';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import type { AgencyRules } from './agency.config';
import { agencyLifecycle } from './agency.rules';
import { AgencyCases } from './agency-cases';
import {
  AgencyHandoverRow,
  AgencyMaterialMoveRow,
  AgencyMaterialRow,
  type HandoverLine,
} from './agency-materials.entity';
import { listRefusal, returnRefusal, signedText } from './agency-materials.rules';
import { ClientCodes } from './client-codes';
import { handoverList, sha256 } from './handover-papers';
import { MaterialBook } from './material-book';

type Draft = InputOf<'POST /agency-cases/:number/handovers'>['body'];
type Sign = InputOf<'POST /agency-cases/:number/handovers/:no/sign'>['body'];

const UNSIGNED = {
  clientSignedAt: null,
  clientPersonId: null,
  clientMethod: null,
  clientDrawing: null,
  agentSignedAt: null,
  agentStaffId: null,
  agentDrawing: null,
  voidReason: null,
  documentNumber: null,
} as const;

/** 材料交接清单: drafted by the agent, signed by both sides, then what it says is so (handbook 3.1 row 7, 3.4). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyHandovers {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  capacities!: Capacities;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  book!: MaterialBook;

  @Inject()
  codes!: ClientCodes;

  @Inject()
  documents!: Documents;

  @Inject()
  audit!: Audit;

  @Inject()
  cipher!: Cipher;

  @Inject('deadlines')
  deadlines!: Deadlines;

  @Inject('agencyRules')
  rules!: AgencyRules;

  /**
   * Lists what is handed over; its client sees it at once and is asked to sign.
   * @throws 403 for anybody but the agent of the case, 409 on another version, 422 `not_in_hand` for what the agent
   *   cannot give back, `list_waits` while another list waits for signatures
   */
  async draft(agent: Staff, number: string, body: Draft): Promise<void> {
    await this.database.transaction(async () => {
      const action = body.direction === 'IN' ? 'listIn' : 'listOut';
      const terms = { version: body.version };
      const record = await this.records.perform(agencyLifecycle, { number }, action, agent, terms);
      if (await this.book.listOpen(record.id)) {
        throw ruledOut('list_waits', '还有一张清单没有签完，请先签完或者作废它');
      }
      const content = body.direction === 'IN' ? body.lines.map(asLine) : await this.given(agent, record, body.papers);
      const no = (await this.book.lists(record.id)).length + 1;
      await this.database.repository(AgencyHandoverRow).insert({
        ...UNSIGNED,
        agencyId: record.id,
        no,
        direction: body.direction,
        state: 'OPEN',
        content,
        hash: sha256(signedText(number, no, body.direction, content)),
        draftedBy: agent.staff.id,
        draftedAt: now(),
      });
      await this.cases.tell(record, action);
    });
  }

  /**
   * Signs for one side; for both where the client is beside the agent. With the second signature the list is a numbered
   * paper and what it says is so.
   * @throws 404 for a stranger, 409 `list_signed`, `list_void`, `list_changed`, 422 `code_wrong`, `both_sides`,
   *   `client_beside_agent_only`
   */
  async sign(person: Person, number: string, no: number, body: Sign, address: string): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(agencyLifecycle, { number }, 'signList', person);
      const list = await this.listOf(record, no);
      if (list.hash !== body.hash) throw conflict('list_changed', '清单和您看到的不一样，请刷新、看过再签');
      const own = await this.capacities.owns(person, record);
      const holds = person.staff !== null && person.staff.id === record.holderStaffId;
      if (own && holds) throw ruledOut('both_sides', '同一个人不能既是客户又是代办员，请改派代办员');
      Object.assign(list, own ? this.clientSide(person, body) : this.agentSide(person, list, body));
      await this.database.repository(AgencyHandoverRow).save(list);
      const detail = { list: no, hash: list.hash, client: list.clientMethod, agent: list.agentStaffId };
      await this.audit.append(person, { action: 'agency.list-signed', subject: number, detail, address });
      if (own) await this.cases.answered(record, person);
      if (list.clientSignedAt && list.agentSignedAt) await this.conclude(person, record, list);
    });
  }

  /** Gives up a list that is not signed by both; nothing has changed hands by it. @throws 409 `list_signed`, `list_void` */
  async giveUp(agent: Staff, number: string, no: number, reason: string): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(agencyLifecycle, { number }, 'voidList', agent, { note: reason });
      const list = await this.listOf(record, no);
      await this.database.repository(AgencyHandoverRow).update(list.id, { state: 'VOID', voidReason: reason });
      await this.cases.tell(record, 'voidList');
    });
  }

  private async listOf({ id: agencyId }: RecordRow, no: number): Promise<AgencyHandoverRow> {
    const list = await this.database.repository(AgencyHandoverRow).findOneBy({ agencyId, no });
    if (!list) throw notFound('没有这张清单');
    const refusal = listRefusal(list.state);
    if (refusal) throw refusal;
    return list;
  }

  private async given(agent: Staff, { id }: RecordRow, nos: readonly number[]): Promise<HandoverLine[]> {
    const papers = await this.book.some(id, nos);
    const refusal = returnRefusal(papers, agent.staff.id);
    if (refusal) throw refusal;
    return papers.map(({ no, name, form, copies, pages, condition, toReturn }) => ({
      no,
      name,
      form,
      copies,
      pages,
      condition,
      toReturn,
    }));
  }

  private clientSide(person: Person, { drawing, client }: Sign): Partial<AgencyHandoverRow> {
    if (client) throw ruledOut('client_beside_agent_only', '请在您自己的手机上签您自己的名字');
    return {
      clientSignedAt: now(),
      clientPersonId: person.personId,
      clientMethod: 'OWN_PHONE',
      clientDrawing: this.sealed(drawing),
    };
  }

  private agentSide({ staff }: Person, list: AgencyHandoverRow, { drawing, client }: Sign): Partial<AgencyHandoverRow> {
    const agent = { agentSignedAt: now(), agentStaffId: staff?.id ?? null, agentDrawing: this.sealed(drawing) };
    if (!client || list.clientSignedAt) return agent;
    if (client.by === 'SCREEN') {
      return { ...agent, clientSignedAt: now(), clientMethod: 'SCREEN', clientDrawing: this.sealed(client.drawing) };
    }
    if (!this.codes.matches('handover', `${list.id}:${list.hash}`, client.code)) {
      throw ruledOut('code_wrong', '交接码不对，请客户打开自己手机上的这件代办，念出清单上的交接码');
    }
    return { ...agent, clientSignedAt: now(), clientMethod: 'CODE' };
  }

  private async conclude(person: Person, record: RecordRow, list: AgencyHandoverRow): Promise<void> {
    if (list.direction === 'IN') await this.takeIn(record, list);
    else await this.giveBack(record, list);
    const paper = handoverList({
      ...(await this.cases.subjectOf(record)),
      direction: list.direction,
      lines: list.content,
      hash: list.hash,
      clientSigned: {
        at: list.clientSignedAt ?? now(),
        method: list.clientMethod ?? 'OWN_PHONE',
        drawing: this.opened(list.clientDrawing),
      },
      agentSigned: { at: list.agentSignedAt ?? now(), drawing: this.opened(list.agentDrawing) ?? [] },
    });
    const documentNumber = await this.documents.issue(record, person, 'HANDOVER_LIST', paper);
    await this.database.repository(AgencyHandoverRow).update(list.id, { state: 'SIGNED', documentNumber });
    await this.cases.tellOwners(record, '材料交接清单双方已签字');
  }

  /** What has no paper is kept by nobody. */
  private async takeIn({ id: agencyId }: RecordRow, list: AgencyHandoverRow): Promise<void> {
    const at = now();
    const alarmOn = this.deadlines.calendar.nthWorkdayAfter(civilDateOf(at), this.rules.originals.workdays);
    let no = (await this.book.papers(agencyId)).length;
    for (const line of list.content.filter(({ form }) => form !== 'ELECTRONIC')) {
      no += 1;
      const row = {
        ...line,
        agencyId,
        no,
        keeper: 'AGENT' as const,
        holderStaffId: list.agentStaffId,
        place: null,
        since: at,
        alarmOn: line.toReturn ? alarmOn : null,
        alarmedAt: null,
      };
      const { identifiers } = await this.database.repository(AgencyMaterialRow).insert(row);
      await this.link({ materialId: identifiers[0]?.id, fromKeeper: 'CLIENT', toKeeper: 'AGENT' }, list, at);
    }
  }

  private async giveBack(record: RecordRow, list: AgencyHandoverRow): Promise<void> {
    const papers = await this.book.some(
      record.id,
      list.content.flatMap(({ no }) => no ?? []),
    );
    // Between drafting and signing one may have moved on.
    const refusal = returnRefusal(papers, list.agentStaffId ?? 0);
    if (refusal) throw refusal;
    const at = now();
    for (const { id } of papers) {
      const back = { keeper: 'CLIENT' as const, holderStaffId: null, place: null, since: at, alarmOn: null };
      await this.database.repository(AgencyMaterialRow).update(id, back);
      await this.link({ materialId: id, fromKeeper: 'AGENT', toKeeper: 'CLIENT' }, list, at);
    }
    const owed = await this.book.outstanding(record.id);
    if (record.state === 'WITHDRAWN' && owed.length === 0) {
      await this.records.perform(agencyLifecycle, { id: record.id }, 'returned', HOUSE);
    }
  }

  private async link(
    move: Pick<AgencyMaterialMoveRow, 'materialId' | 'fromKeeper' | 'toKeeper'>,
    { agentStaffId }: AgencyHandoverRow,
    at: Date,
  ): Promise<void> {
    await this.database.repository(AgencyMaterialMoveRow).insert({
      ...move,
      fromStaffId: move.fromKeeper === 'AGENT' ? agentStaffId : null,
      toStaffId: move.toKeeper === 'AGENT' ? agentStaffId : null,
      place: null,
      byStaffId: agentStaffId ?? 0,
      at,
      state: 'ACCEPTED',
      answeredAt: at,
    });
  }

  private sealed = (drawing: Strokes): Buffer => this.cipher.seal(JSON.stringify(drawing));

  private opened = (drawing: Buffer | null): Strokes | null =>
    drawing === null ? null : (JSON.parse(this.cipher.open(drawing)) as Strokes);
}

function asLine({
  name,
  form,
  copies,
  pages,
  condition,
  toReturn,
}: Extract<Draft, { direction: 'IN' }>['lines'][number]): HandoverLine {
  return { no: null, name, form, copies, pages: pages ?? null, condition: condition || null, toReturn };
}
