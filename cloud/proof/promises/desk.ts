import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, ProblemError } from '../../test/client';
import type { Crew } from './crew';
import type { Ledger } from './ledger';
import type { Step } from './matter';
import type { Someone } from './people';
import type { Chances } from './random';

const MOST_ATTEMPTS = 40;
/** How often an answer does not arrive although nothing died. */
const LOST = 0.06;
/** Refusals that only a mistake of the run itself explains. */
const MISTAKES: ReadonlySet<number> = new Set([400, 401, 404, 429]);

/** Sends what people do to whichever replica answers, until there is an answer; keeps what was answered. */
export class Desk {
  readonly refusals = new Map<string, number>();
  /** Requests whose answer was lost, or that were told to come again, and were sent once more. */
  repeated = 0;

  constructor(
    private readonly crew: Crew,
    private readonly ledger: Ledger,
    /** The simulated instant. */
    private readonly now: () => number,
  ) {}

  /** Takes a step, with one key however often it is sent. Resolves with the record's number; null when refused. */
  async take(step: Step, about: string, chances: Chances): Promise<string | null> {
    const key = randomUUID();
    const { route, says } = step;
    try {
      const number = await this.reach(step, key, chances);
      this.ledger.done.push({ at: this.now(), route, number, says });
      return number;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { code } = error.problem;
      if (MISTAKES.has(error.status)) throw new Error(`${route} of ${about}: ${error.message}`);
      this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
      return null;
    }
  }

  /** Now and then an answer is lost on its way, or somebody taps twice: the same request is sent again, with its key. */
  private async reach(step: Step, key: string, chances: Chances): Promise<string> {
    const send = () => this.insist(step.by, chances, (client) => step.send(client, { key }));
    if (!chances.is(LOST)) return send();
    this.repeated += 1;
    const unheard = send().catch(() => undefined);
    if (chances.is(0.5)) await unheard;
    const [answer] = await Promise.all([send(), unheard]);
    return answer;
  }

  /** Asks until there is an answer. @throws ProblemError for a refusal that is meant. */
  async insist<T>(by: Someone, chances: Chances, ask: (client: Client) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const replica = await this.crew.one(chances);
      try {
        return await ask(new Client(replica.url, `Bearer ${by.token}`));
      } catch (error) {
        const meant = error instanceof ProblemError && error.status < 500;
        if (meant || attempt === MOST_ATTEMPTS) throw error;
        this.repeated += 1;
        await pause(5);
      }
    }
  }
}
