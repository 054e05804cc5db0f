import { randomUUID } from 'node:crypto';
import { DEMO_ACCOUNT } from './demo-account';
import { type Call, json, jsonBody, type Reply, text, wechatRefusal } from './http';
import type { World } from './world';

const { wecom } = DEMO_ACCOUNT;
const LONGEST_BYTES = 2048;

/** GET /cgi-bin/gettoken: repeats the token until it is over, as 企业微信 does. */
export function wecomToken(call: Call, world: World): Reply {
  const { query } = call;
  if (query.get('corpid') !== wecom.corpId) return wechatRefusal(40013, 'invalid corpid');
  if (query.get('corpsecret') !== wecom.secret) return wechatRefusal(40001, 'invalid credential');
  const { value, expiresIn } = world.wecomTokens.issue(false);
  return json({ errcode: 0, errmsg: 'ok', access_token: value, expires_in: expiresIn });
}

/** POST /cgi-bin/message/send, text messages to members, who are known by their work number. */
export function wecomMessage(call: Call, world: World): Reply {
  const refused = refuse(call, world);
  if (refused) return refused;
  const body = jsonBody(call);
  if (body.agentid !== wecom.agentId) return wechatRefusal(60011, 'no privilege to access/modify contact/party/agent');
  if (body.msgtype !== 'text') return wechatRefusal(40008, 'invalid message type');
  const content = text((body.text as { content?: unknown } | undefined)?.content);
  if (content === '') return wechatRefusal(44004, 'empty content');
  if (Buffer.byteLength(content) > LONGEST_BYTES) return wechatRefusal(45002, 'content size out of limit');
  const members = text(body.touser).split('|');
  const known = members.filter((member) => member !== '' && !world.strangers.has(member));
  if (known.length === 0) return wechatRefusal(81013, 'user & party & tag all invalid');
  for (const member of known) deliver(member, content, world);
  const invaliduser = members.filter((member) => !known.includes(member)).join('|');
  return json({ errcode: 0, errmsg: 'ok', invaliduser, msgid: randomUUID() });
}

function refuse(call: Call, world: World): Reply | null {
  const token = call.query.get('access_token') ?? '';
  if (token === '') return wechatRefusal(41001, 'access_token missing');
  const state = world.wecomTokens.check(token);
  if (state === 'expired') return wechatRefusal(42001, 'access_token expired');
  return state === 'good' ? null : wechatRefusal(40014, 'invalid access_token');
}

function deliver(member: string, content: string, world: World): void {
  const person = world.people.byWorkNumber(member);
  world.messages.deliver({
    channel: 'WECOM',
    person: person?.key ?? null,
    recipient: person ? `${person.name} ${member}` : member,
    title: '企业微信',
    fields: [],
    page: null,
    templateId: '',
    text: content,
    code: null,
  });
}
