import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type CaseResult, ProvincialPlatform } from '../back-office/provincial-platform';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import { HOUSE } from '../kernel/session/actor';
import { CaseFiles } from './case-files';
import { caseLifecycle } from './casework.rules';

/** 结果信息推送: what was decided reaches the province's platform within three working days (陕政办函〔2020〕25号). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ResultPushes {
  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  cipher!: Cipher;

  @Inject()
  platform!: ProvincialPlatform;

  /** False where a clerk uploads results by hand. */
  get connected(): boolean {
    return this.platform.connected;
  }

  /** @returns the acknowledgement's number @throws PeerError */
  async send(record: RecordRow): Promise<string> {
    return this.platform.publish(await this.result(record));
  }

  /** The promise is kept, unless a clerk has kept it by hand in the meantime. Joins the caller's transaction. */
  async acknowledged(record: RecordRow, acknowledgement: string): Promise<void> {
    const facts = await this.files.factsOf(record);
    if (!facts.resultOwed) return;
    await this.records.perform(caseLifecycle, record, 'pushResult', HOUSE, {
      note: `省级平台回执号 ${acknowledgement}`,
      facts: () => facts,
    });
  }

  private async result(record: RecordRow): Promise<CaseResult> {
    const file = await this.files.fileOf(record);
    const item = await this.files.itemOf(file);
    if (file.decision === null) throw new Error(`${record.number} is not decided`);
    return {
      number: record.number,
      item: { key: file.itemKey, name: item.name },
      authority: item.authority,
      applicant: {
        kind: file.applicantKind,
        name: this.cipher.open(file.applicantName),
        creditCode: file.creditCode,
      },
      outcome: file.decision,
      decisionNo: file.decisionNo,
      decidedAt: (file.decidedAt ?? record.changedAt).toISOString(),
      resultName: item.result.name,
    };
  }
}
