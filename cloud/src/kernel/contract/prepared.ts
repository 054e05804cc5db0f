import type { ZodType, z } from 'zod';

/** An answer that was let out by its schema and serialised once, to be sent as it is to all who ask. */
export class Prepared<T> {
  /** Keeps answers of different routes apart; never set. */
  declare readonly answer: T;

  private constructor(readonly bytes: Buffer) {}

  /** Keeps only what the schema names, as for any answer. */
  static of<S extends ZodType>(schema: S, answer: z.input<S>): Prepared<z.output<S>> {
    return new Prepared(Buffer.from(JSON.stringify(schema.parse(answer))));
  }
}
