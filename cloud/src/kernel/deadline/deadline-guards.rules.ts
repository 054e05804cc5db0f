import { type Refusal, ruledOut } from '../errors/refusal';

/** A wish to extend a running limit, with what is known of it. */
export interface ExtensionRequest {
  /** Working days asked for. */
  readonly workdays: number;
  /** The most the promise allows (`extensionWorkdays` in `promises.yaml`); undefined where it allows none. */
  readonly allowedWorkdays: number | undefined;
  /** Present end of the limit; null while the clock is paused. */
  readonly dueAt: Date | null;
  readonly extendedBefore: boolean;
  /** The head of the authority who approved it. */
  readonly approvedBy: string;
  /** Told to the applicant. */
  readonly reason: string;
  /** Number of the written notice to the applicant. */
  readonly noticeNumber: string;
}

/**
 * Why a limit may not be extended at an instant; null when it may. Once, before it expires, approved, with the reason
 * told in writing; the count starts from the same day 0 (行政许可法 art. 42).
 */
export function extensionRefusal(request: ExtensionRequest, at: Date): Refusal | null {
  const { allowedWorkdays: allowed = 0, workdays, dueAt } = request;
  if (allowed === 0) return ruledOut('extension_not_allowed', '这项期限不能延长');
  if (request.extendedBefore) return ruledOut('extension_used', '这项期限已经延长过一次，不能再次延长');
  if (dueAt !== null && at > dueAt) return ruledOut('extension_too_late', '期限已过，不能再延长');
  if (!(Number.isInteger(workdays) && workdays >= 1 && workdays <= allowed)) {
    return ruledOut('extension_too_long', `最多可以延长${allowed}个工作日`);
  }
  const missing = missingOf({
    批准人: request.approvedBy,
    延期理由: request.reason,
    延期告知书编号: request.noticeNumber,
  });
  return missing ? ruledOut('extension_incomplete', `延长期限须写明${missing}`) : null;
}

/** A wish to stop the clock. */
export interface PauseRequest {
  /** 补正 after acceptance, or a special procedure of 行政许可法 art. 45. */
  readonly type: 'SUPPLEMENT' | 'SPECIAL_PROCEDURE';
  readonly reason: string;
  /** Number of the paper that stops the clock: the notice of supplement, or of the procedure and how long it takes. */
  readonly documentNumber: string;
  readonly pausedAlready: boolean;
  /** False before acceptance: the decision's clock has not begun, so there is nothing to stop. */
  readonly running: boolean;
}

/** Why the clock may not be stopped; null when it may. */
export function pauseRefusal(request: PauseRequest): Refusal | null {
  if (!request.running) return ruledOut('pause_not_running', '期限尚未开始计算，不需要暂停');
  if (request.pausedAlready) return ruledOut('pause_open', '期限已经暂停，请先恢复计时');
  const paper = request.type === 'SPECIAL_PROCEDURE' ? '特别程序告知书编号' : '补正告知书编号';
  const missing = missingOf({ 暂停原因: request.reason, [paper]: request.documentNumber });
  return missing ? ruledOut('pause_incomplete', `暂停计时须写明${missing}`) : null;
}

function missingOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value.trim() === '')
    .map(([label]) => label)
    .join('、');
}
