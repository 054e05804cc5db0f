import { randomUUID } from 'node:crypto';
import { DEMO_TEMPLATES } from './demo-account';
import { type Call, json, jsonBody, type Reply, text, wechatRefusal } from './http';
import { readTemplateData } from './template-check';
import { refuseToken } from './wechat-api';
import type { World } from './world';

/** Words the text check answers to; the real one's are not public. */
export const RISKY_WORD = '违规示例';
export const REVIEW_WORD = '存疑示例';

const PAGE = /^[\w-][\w/-]*(\?.*)?$/;
const LONGEST_TEXT = 2500;

/** POST /cgi-bin/message/subscribe/send */
export function sendSubscribeMessage(call: Call, world: World): Reply {
  const refused = refuseToken(call, world);
  if (refused) return refused;
  const body = jsonBody(call);
  const person = world.people.byMiniOpenid(text(body.touser));
  if (!person) return wechatRefusal(40003, 'invalid openid');
  const template = DEMO_TEMPLATES.find(({ id }) => id === body.template_id);
  if (!template) return wechatRefusal(40037, 'invalid template_id');
  const page = text(body.page);
  if (page !== '' && !PAGE.test(page)) return wechatRefusal(41030, 'invalid page');
  const read = readTemplateData(template, body.data);
  if ('fault' in read) return wechatRefusal(47003, read.fault);
  if (world.faults.befalls(person.key, 'refuses_messages'))
    return wechatRefusal(43101, 'user refuse to accept the msg');
  const { id } = world.messages.deliver({
    channel: 'SUBSCRIBE',
    person: person.key,
    recipient: person.name,
    title: template.title,
    fields: read.fields,
    page: page === '' ? null : page,
    templateId: template.id,
    text: read.fields.map(({ label, value }) => `${label}：${value}`).join('\n'),
    code: null,
  });
  return json({ errcode: 0, errmsg: 'ok', msgid: id });
}

/** POST /wxa/msg_sec_check, version 2 */
export function checkText(call: Call, world: World): Reply {
  const refused = refuseToken(call, world);
  if (refused) return refused;
  const body = jsonBody(call);
  const content = text(body.content);
  if (body.version !== 2 || content === '' || [...content].length > LONGEST_TEXT)
    return wechatRefusal(40097, 'invalid args');
  if (![1, 2, 3, 4].includes(Number(body.scene))) return wechatRefusal(40129, 'invalid scene');
  const person = world.people.byMiniOpenid(text(body.openid));
  if (!person) return wechatRefusal(40003, 'invalid openid');
  if (!world.wasActive(person.key)) return wechatRefusal(61010, 'code is expired');
  const [suggest, label] = judge(content);
  return json({
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
    trace_id: randomUUID(),
  });
}

function judge(content: string): readonly [string, number] {
  if (content.includes(RISKY_WORD)) return ['risky', 20006];
  return content.includes(REVIEW_WORD) ? ['review', 21000] : ['pass', 100];
}
