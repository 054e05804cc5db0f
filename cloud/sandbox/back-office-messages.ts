import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { BACK_OFFICE_KEY, requestFault, signed } from './back-office';
import { type Call, html, json, jsonBody, type Reply, redirect, text } from './http';
import { departmentPage } from './pages/department';
import type { World } from './world';

const MESSAGES = /^\/affairs\/([\w-]{4,40})\/messages$/;
export const ASKED = '/affairs/:no/messages';

/** What a department's system can tell of a case. */
export const MESSAGE_KINDS = ['REVIEW_BEGUN', 'SUPPLEMENT_REQUESTED', 'APPROVED', 'REJECTED'] as const;

/**
 * How a message goes out: as it should, or signed with another key (`forged`), changed after it was signed, signed ten
 * minutes ago, not signed at all, or the last one about the case once more, byte for byte (`replayed`). `untold` is only
 * said when the product asks.
 */
const FLAWS = ['plain', 'forged', 'altered', 'stale', 'unsigned', 'replayed', 'untold'] as const;

const request = z.strictObject({
  number: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  /** The next one unless given. */
  sequence: z.number().int().optional(),
  /** That of the case's first submission unless given. */
  acknowledgement: z.string().optional(),
  at: z.string().optional(),
  decisionNo: z.string().optional(),
  reason: z.string().optional(),
  flaw: z.enum(FLAWS).default('plain'),
});
type Asked = z.output<typeof request>;
export type MessageRequest = Omit<z.input<typeof request>, 'number'>;

/** A message as it went out, and what was answered to it. */
export interface SentMessage {
  readonly sequence: number;
  readonly kind: string;
  readonly address: string;
  readonly authorization: string;
  readonly body: string;
  readonly status: number;
}

export interface MessageAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** POST /sandbox/back-office/messages: sends one message, and shows what was answered to it. */
export async function sendMessage(call: Call, world: World): Promise<Reply> {
  const asked = request.safeParse(jsonBody(call));
  if (!asked.success) return json({ error: z.prettifyError(asked.error) }, 400);
  const answer = await send(world, asked.data);
  return answer ? json(answer) : json({ error: 'number: no such case was handed over' }, 404);
}

/** GET /affairs/:no/messages: all that was said of a case, for a product that asks. */
export function toldOf(call: Call, world: World): Reply {
  const fault = requestFault(call, world.now());
  if (fault !== null) return json({ message: `签名错误：${fault}` }, 401);
  const [, number = ''] = MESSAGES.exec(call.path) ?? [];
  const said = world.departmentMessages.get(number) ?? [];
  return json({ messages: said.map(({ sequence, body }) => ({ sequence, ...JSON.parse(body) })) });
}

export const isAsking = ({ method, path }: Call): boolean => method === 'GET' && MESSAGES.test(path);

/** GET /sandbox/back-office: where a person at the demonstration decides what was handed over. */
export const desk = (_: Call, world: World): Reply =>
  html(
    departmentPage(
      casesIn(world).map(({ number, body, acknowledgement }) => ({
        number,
        acknowledgement,
        item: text((body.item as Record<string, unknown>).name),
        sent: world.departmentMessages.get(number) ?? [],
      })),
    ),
  );

/** GET /sandbox/back-office/send `?number=&kind=`: the tap on one of the department's buttons. */
export async function sendFromDesk({ query }: Call, world: World): Promise<Reply> {
  const asked = request.safeParse({
    number: query.get('number') ?? '',
    kind: query.get('kind') ?? '',
    at: world.now().toISOString(),
    ...(DEMO_WORDS[query.get('kind') ?? ''] ?? {}),
  });
  if (asked.success) await send(world, asked.data).catch(() => undefined);
  return redirect('/sandbox/back-office');
}

const DEMO_WORDS: Readonly<Record<string, Pick<Asked, 'reason' | 'decisionNo'>>> = {
  SUPPLEMENT_REQUESTED: { reason: '平面图看不清，请重新提交' },
  APPROVED: { decisionNo: '演示批字〔2026〕1号' },
  REJECTED: { decisionNo: '演示退字〔2026〕1号', reason: '场所不符合条件' },
};

function casesIn({ affairs }: World) {
  return affairs
    .values()
    .filter(({ body }) => body.submission === 0)
    .map(({ body, acknowledgement }) => ({ number: text(body.number), body, acknowledgement }));
}

async function send(world: World, asked: Asked): Promise<MessageAnswer | null> {
  const affair = world.affairs.get(`/affairs/${asked.number}/submissions/0`);
  if (!affair) return null;
  const before = world.departmentMessages.get(asked.number) ?? [];
  const last = before.at(-1);
  const message =
    asked.flaw === 'replayed' && last
      ? last
      : composed(world, asked, text(affair.body.messagesUrl), affair.acknowledgement, before.length + 1);
  const keep = (status: number) =>
    world.departmentMessages.set(asked.number, [
      ...before.filter((each) => each.address !== message.address),
      { ...message, status },
    ]);
  if (asked.flaw === 'untold') {
    keep(0);
    return { status: 0, body: {} };
  }
  const response = await fetch(message.address, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      ...(asked.flaw === 'unsigned' ? {} : { authorization: message.authorization }),
    },
    body: asked.flaw === 'altered' ? message.body.replace(asked.kind, otherThan(asked.kind)) : message.body,
    signal: AbortSignal.timeout(10_000),
  });
  keep(response.status);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const otherThan = (kind: string): string => (kind === 'APPROVED' ? 'REJECTED' : 'APPROVED');

function composed(world: World, asked: Asked, url: string, filedAs: string, next: number): SentMessage {
  const { number: _number, sequence = next, acknowledgement = filedAs, flaw, ...rest } = asked;
  const address = `${url}/${sequence}`;
  const body = JSON.stringify({ ...rest, acknowledgement });
  const timestamp = String(Math.floor(world.now().getTime() / 1000) - (flaw === 'stale' ? 600 : 0));
  const nonce = randomBytes(16).toString('hex');
  const key = flaw === 'forged' ? randomBytes(32) : BACK_OFFICE_KEY;
  const signature = signed(key, ['PUT', new URL(address).pathname, timestamp, nonce], body).toString('base64');
  const authorization = `HMAC-SHA256 timestamp="${timestamp}",nonce="${nonce}",signature="${signature}"`;
  return { sequence, kind: asked.kind, address, authorization, body, status: 0 };
}
