/** RFC 9457 problem document, the one shape of every refusal. */
export interface Problem {
  readonly type: string;
  /** Stable, for programs: `slot_full`, `input_invalid`, … */
  readonly code: string;
  /** For people, in Chinese: what happened and what to do. */
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** One entry a faulty field, named as it stands in the request (`body.phone`). */
  readonly fields?: readonly ProblemField[];
  /** Present on unexpected faults; the same id stands in the server's log. */
  readonly traceId?: string;
}

export interface ProblemField {
  readonly path: string;
  readonly message: string;
}
