import type { FieldStep } from 'shared-types/visit-field.states';
import { ApiProblem } from '@/api/problem';

/** The routes a step of an agent at a door goes by. */
export type StepRoute =
  | 'POST /visits/:number/set-out'
  | 'POST /visits/:number/arrive'
  | 'POST /visits/:number/arrive-by-code'
  | 'POST /visits/:number/start'
  | 'POST /visits/:number/hand-over'
  | 'POST /visits/:number/complete';

/** A step made at a door, on the phone until the house has it. */
export interface KeptStep {
  /** What it is known by on this phone. */
  readonly key: string;
  /** Counts its wordings: each has an Idempotency-Key of its own, so that, however often it is sent, it happens once. */
  readonly wording: number;
  /** Work number of whose step it is: another who signs in on this phone sends nothing of theirs. */
  readonly by: string;
  /** Number of the visit. */
  readonly visit: string;
  readonly step: FieldStep;
  readonly route: StepRoute;
  readonly label: string;
  /** All but the version and the photos. */
  readonly body: object;
  /** ISO instant, by the house's clock as far as the phone knows it. */
  readonly madeAt: string;
  /** Names of sealed photos that go with it. */
  readonly photos: readonly string[];
  /** The version of the visit it is made on. */
  readonly version: number;
  /** Set once it may have reached the house: from then on it is sent in exactly these words. */
  readonly sent?: { readonly version: number; readonly photos: readonly string[] };
  /** Why the house did not take it; those of the same visit behind it wait. */
  readonly refusal?: { readonly code: string; readonly title: string };
}

/** What the queue needs of the world. */
export interface StepPorts {
  load(): Promise<readonly KeptStep[]>;
  save(steps: readonly KeptStep[]): Promise<void>;
  /** Sends one step under an Idempotency-Key. @returns the version of the visit after it. @throws ApiProblem */
  send(step: KeptStep, body: object, key: string): Promise<number>;
  /** Sends a sealed photo under a key of its own. @returns its attachment id. @throws ApiProblem */
  upload(photo: string, key: string): Promise<string>;
  /** The visit's version now. @throws ApiProblem */
  versionOf(visit: string): Promise<number>;
  /** A photo that is with the house, or given up. */
  forget(photo: string): Promise<void>;
  /** Nobody else (another tab) looks at the steps meanwhile. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** What became of each step a flush looked at. */
export type Outcomes = ReadonlyMap<string, 'DONE' | ApiProblem>;

const TOO_MANY = 429;
const NOT_SIGNED_IN = 401;

/** Whether to stop and try again later: the step itself was not judged. */
export const isForLater = (problem: ApiProblem) =>
  problem.passing || problem.status === TOO_MANY || problem.status === NOT_SIGNED_IN;

/** Steps on their way to the house: in the order they were made, each exactly once. */
export class StepQueue {
  constructor(private readonly ports: StepPorts) {}

  /** Puts a step at the end; from here on it survives whatever happens to the app. */
  async add(step: KeptStep): Promise<void> {
    await this.changed((steps) => [...steps, step]);
  }

  /**
   * Sends what one person's steps can be sent. Stops where there is no network; a step the house refuses holds up those of
   * its own visit alone.
   */
  async flush(by: string): Promise<Outcomes> {
    return this.ports.exclusively(async () => {
      const outcomes = new Map<string, 'DONE' | ApiProblem>();
      for (;;) {
        const steps = await this.ports.load();
        const next = nextToSend(steps.filter((each) => each.by === by));
        if (!next) return outcomes;
        const problem = await this.trySending(next);
        outcomes.set(next.key, problem ?? 'DONE');
        if (problem && isForLater(problem)) return outcomes;
        if (problem) await this.replace(next.key, (step) => ({ ...step, refusal: problem }));
      }
    });
  }

  /** Tries a refused step anew, as the visit stands now. */
  async retry(key: string): Promise<void> {
    await this.changed((steps) => steps.map((step) => (step.key === key ? anew(step, step.version) : step)));
  }

  /** Takes a step back that was refused before its maker's eyes: the form is still there, and its photos with it. */
  async takeBack(key: string): Promise<void> {
    await this.changed((steps) => steps.filter((step) => step.key !== key));
  }

  /** Gives a step up, and those of the same visit that were made after it. */
  async giveUp(key: string): Promise<void> {
    await this.ports.exclusively(async () => {
      const steps = await this.ports.load();
      const at = steps.findIndex((step) => step.key === key);
      if (at < 0) return;
      const gone = steps.filter((step, i) => i >= at && step.visit === steps[at]?.visit);
      await this.ports.save(steps.filter((step) => !gone.includes(step)));
      for (const photo of gone.flatMap(({ photos }) => photos)) await this.ports.forget(photo);
    });
  }

  private async trySending(step: KeptStep): Promise<ApiProblem | null> {
    try {
      await this.send(step);
      return null;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code !== 'record_moved_on') return error;
      return this.sendOnWhatIsThereNow(step, error);
    }
  }

  /** The step was made, whoever else changed the visit meanwhile: the house judges it on what the visit is now. */
  private async sendOnWhatIsThereNow(step: KeptStep, movedOn: ApiProblem): Promise<ApiProblem | null> {
    try {
      const version = await this.ports.versionOf(step.visit);
      if (version === step.version) return movedOn;
      const reworded = anew(step, version);
      await this.replace(step.key, () => reworded);
      await this.send(reworded);
      return null;
    } catch (error) {
      if (error instanceof ApiProblem) return error;
      throw error;
    }
  }

  private async send(step: KeptStep): Promise<void> {
    const sent = step.sent ?? { version: step.version, photos: await this.uploaded(step) };
    if (!step.sent) await this.replace(step.key, (each) => ({ ...each, sent }));
    const photos = sent.photos.length > 0 ? { photos: sent.photos } : {};
    const body = { ...step.body, ...photos, version: sent.version, madeAt: step.madeAt };
    await this.done(step, await this.ports.send(step, body, `${step.key}w${step.wording}`));
  }

  private async uploaded({ key, photos }: KeptStep): Promise<string[]> {
    const ids: string[] = [];
    for (const [i, photo] of photos.entries()) ids.push(await this.ports.upload(photo, `${key}p${i}`));
    return ids;
  }

  private async done({ key, visit, photos }: KeptStep, version: number): Promise<void> {
    const steps = await this.ports.load();
    const left = steps.filter((step) => step.key !== key);
    await this.ports.save(left.map((step) => (step.visit === visit && !step.sent ? { ...step, version } : step)));
    for (const photo of photos) await this.ports.forget(photo);
  }

  private async replace(key: string, change: (step: KeptStep) => KeptStep): Promise<void> {
    const steps = await this.ports.load();
    await this.ports.save(steps.map((step) => (step.key === key ? change(step) : step)));
  }

  private async changed(change: (steps: readonly KeptStep[]) => readonly KeptStep[]): Promise<void> {
    await this.ports.exclusively(async () => this.ports.save(change(await this.ports.load())));
  }
}

/** The same step in other words, which need another key. */
function anew({ refusal: _, sent: __, wording, ...step }: KeptStep, version: number): KeptStep {
  return { ...step, wording: wording + 1, version };
}

/** The first step that no refused one of the same visit stands before. */
function nextToSend(steps: readonly KeptStep[]): KeptStep | undefined {
  const held = new Set<string>();
  for (const step of steps) {
    if (step.refusal) held.add(step.visit);
    else if (!held.has(step.visit)) return step;
  }
  return undefined;
}
