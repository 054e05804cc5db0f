import type { Problem, ProblemField } from 'shared-types/problem';

/** A refusal or failure of a call, in the shape of the server's problem documents. */
export class ApiProblem extends Error {
  readonly code: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** In Chinese: what happened, that nothing is lost, what to do. */
  readonly title: string;
  readonly detail: string | undefined;
  readonly fields: readonly ProblemField[];
  readonly traceId: string | undefined;
  /** Seconds after which the server asks to be tried again. */
  readonly retryAfter: number | undefined;

  constructor(problem: Pick<Problem, 'code' | 'title' | 'status'> & Partial<Problem>, retryAfter?: number) {
    super(`${problem.status} ${problem.code}: ${problem.title}`);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail;
    this.fields = problem.fields ?? [];
    this.traceId = problem.traceId;
    this.retryAfter = retryAfter;
  }

  /** What is wrong with one field of the request (`body.phone`), if anything. */
  field(path: string): string | undefined {
    return this.fields.find((field) => field.path === path)?.message;
  }

  /** True when the same call may succeed a little later: no answer, or a server that is busy or starting. */
  get passing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** No answer came: the network is gone, or too slow. */
export function unreachable(timedOut: boolean): ApiProblem {
  return timedOut
    ? new ApiProblem({ code: 'timeout', status: 0, title: '等了很久没有回应，已填写的内容还在，请再试一次' })
    : new ApiProblem({ code: 'offline', status: 0, title: '网络不通，已填写的内容还在，请检查网络后再试' });
}

/** Reads a refusal from whatever body came with it; a proxy's HTML page is no problem document. */
export function problemOf(status: number, body: unknown, retryAfter?: number): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) {
    return new ApiProblem({ ...(body as Problem), status }, retryAfter);
  }
  const title = status >= 500 ? '服务暂时不可用，已填写的内容还在，请稍后再试' : '这项操作没有成功，请稍后再试';
  return new ApiProblem({ code: `http_${status}`, status, title }, retryAfter);
}

/** The problem behind anything a call threw; what is not a problem is a fault of ours and said to be so. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({ code: 'client_fault', status: 0, title: '页面出了点问题，已填写的内容还在，请返回后再试' });
}
