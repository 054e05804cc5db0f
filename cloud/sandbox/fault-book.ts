import { z } from 'zod';
import { FLAWS } from './pay/pay-signing';

const callFault = z
  .strictObject({
    /** A path of the wire protocols (`/` is Tencent Cloud's), or `*` for all of them. */
    path: z.string().regex(/^(\*|\/.*)$/, 'expected a path or *'),
    /** `slow` takes effect late, `late` at once; `lost` does too, and never answers. Flaws: on WeChat Pay's paths alone. */
    kind: z.enum(['busy', 'errcode', 'slow', 'late', 'garbage', 'http_503', 'cut', 'lost', ...FLAWS]),
    /** How many calls it befalls. */
    times: z.int().min(1).max(10_000).default(1),
    /** With `errcode`: a number for WeChat, a name for Tencent Cloud. */
    errcode: z.union([z.int(), z.string().min(1)]).optional(),
    /** With `slow` and `late`: how much later the answer comes. */
    delayMs: z.int().min(1).max(60_000).default(10_000),
  })
  .refine((fault) => fault.kind !== 'errcode' || fault.errcode !== undefined, 'errcode: expected with kind errcode');

const personFault = z.strictObject({
  person: z.string().min(1),
  kind: z.enum(['refuses_messages', 'blocked', 'snapshot', 'phone_blacklisted', 'foreign_watermark']),
});

/** The body of `POST /sandbox/faults`. */
export const faultSchema = z.union([callFault, personFault]);

export type CallFault = z.output<typeof callFault>;
export type PersonFault = z.output<typeof personFault>;
export type Fault = CallFault | PersonFault;

const MOST = 1000;

/** What is to go wrong: with the next calls, or with a person until it is cleared. */
export class FaultBook {
  private calls: CallFault[] = [];
  private people: PersonFault[] = [];

  add(fault: Fault): void {
    if ('path' in fault) this.calls = [...this.calls, { ...fault }].slice(-MOST);
    else this.people = [...this.people, fault].slice(-MOST);
  }

  list(): readonly Fault[] {
    return [...this.calls, ...this.people];
  }

  clear(): void {
    this.calls = [];
    this.people = [];
  }

  /** The fault that befalls this call, counted down. */
  take(path: string): CallFault | null {
    const fault = this.calls.find((each) => each.path === path || each.path === '*');
    if (!fault) return null;
    fault.times -= 1;
    this.calls = this.calls.filter((each) => each.times > 0);
    return fault;
  }

  befalls(person: string, kind: PersonFault['kind']): boolean {
    return this.people.some((fault) => fault.person === person && fault.kind === kind);
  }
}
