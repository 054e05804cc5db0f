import type { Problem, ProblemField } from 'shared-types/problem';

interface RefusalDetails {
  readonly detail?: string;
  readonly fields?: readonly ProblemField[];
  /** Seconds after which trying again makes sense; becomes Retry-After. */
  readonly retryAfter?: number;
}

/** An expected «no», in the words of the person who reads it. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly details: RefusalDetails = {},
  ) {
    super(`${code}: ${title}`);
    this.name = 'Refusal';
  }

  toProblem(): Problem {
    const { detail, fields } = this.details;
    return {
      type: `about:blank#${this.code}`,
      code: this.code,
      title: this.title,
      status: this.status,
      ...(detail === undefined ? {} : { detail }),
      ...(fields === undefined ? {} : { fields }),
    };
  }
}

/** 400: the request cannot be read or a field of it is wrong; nothing was written. */
export const invalidInput = (fields: readonly ProblemField[]) =>
  new Refusal(400, 'input_invalid', fields[0] ? `填写有误：${fields[0].message}` : '填写有误，请检查后再提交', {
    fields,
  });

/** 401: nobody is signed in, or the sign-in is over. */
export const notSignedIn = () => new Refusal(401, 'not_signed_in', '请先登录，再继续操作');

/** 403: signed in, but this is not theirs to do. */
export const notAllowed = (title = '您没有权限进行这项操作') => new Refusal(403, 'not_allowed', title);

/** 404: does not exist, or not for this reader: the two are told alike, so that nothing can be probed. */
export const notFound = (title = '没有找到您要的内容') => new Refusal(404, 'not_found', title);

/** 409: somebody else was first, or the thing has moved on. */
export const conflict = (code: string, title: string) => new Refusal(409, code, title);

/** 422: understood, but a rule of the house says no. */
export const ruledOut = (code: string, title: string, details: RefusalDetails = {}) =>
  new Refusal(422, code, title, details);

/** 429: too many calls. */
export const tooMany = (retryAfter: number) =>
  new Refusal(429, 'too_many_requests', `操作太频繁，请 ${retryAfter} 秒后再试`, { retryAfter });

/** 503: the database cannot be reached; the caller may try again. */
export const databaseUnavailable = () =>
  new Refusal(503, 'database_unavailable', '系统暂时繁忙，您的内容没有丢失，请稍后再试', { retryAfter: 5 });
