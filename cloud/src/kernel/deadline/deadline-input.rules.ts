/** A question to the deadline engine that has no answer; the message names the parameter and what was expected. */
export class DeadlineInputError extends RangeError {
  constructor(
    readonly param: string,
    readonly expected: string,
    found?: unknown,
  ) {
    super(`${param}: expected ${expected}${found === undefined ? '' : `, found ${JSON.stringify(found)}`}`);
    this.name = 'DeadlineInputError';
  }
}
