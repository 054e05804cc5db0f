import { randomUUID } from 'node:crypto';
import { DEMO_ACCOUNT } from './demo-account';
import { type Call, json, jsonBody, type Reply, text } from './http';
import { verifySignature } from './tc3';
import type { World } from './world';

const { sms } = DEMO_ACCOUNT;
const PHONE = /^(?:\+86|0086|86)?(1\d{10})$/;
const PAUSE_MS = 30_000;

/** A refusal of the whole request as API 3.0 words it: HTTP 200 with `Response.Error`. */
export const tencentRefusal = (code: string): Reply =>
  json({ Response: { Error: { Code: code, Message: `The request was refused: ${code}` }, RequestId: randomUUID() } });

/** POST /: Tencent Cloud API 3.0, of which the sandbox plays SendSms. */
export function tencentCloud(call: Call, world: World): Reply {
  const fault = verifySignature(call, world.now(), (id) => (id === sms.secretId ? sms.secretKey : undefined));
  if (fault) return tencentRefusal(fault);
  if (call.headers['x-tc-version'] !== '2021-01-11') return tencentRefusal('NoSuchVersion');
  if (call.headers['x-tc-action'] !== 'SendSms') return tencentRefusal('InvalidAction');
  if (!call.headers['x-tc-region']) return tencentRefusal('MissingParameter');
  const body = jsonBody(call);
  const phones = Array.isArray(body.PhoneNumberSet) ? body.PhoneNumberSet.map(text) : [];
  if (phones.length === 0) return tencentRefusal('MissingParameter.EmptyPhoneNumberSet');
  if (phones.length > 200) return tencentRefusal('LimitExceeded.PhoneNumberCountLimit');
  if (body.SmsSdkAppId !== sms.sdkAppId) return tencentRefusal('UnauthorizedOperation.SmsSdkAppIdVerifyFail');
  return json({
    Response: { SendStatusSet: phones.map((phone) => send(phone, body, world)), RequestId: randomUUID() },
  });
}

function send(address: string, body: Readonly<Record<string, unknown>>, world: World) {
  const phone = PHONE.exec(address)?.[1] ?? '';
  const parameters = Array.isArray(body.TemplateParamSet) ? body.TemplateParamSet.map(text) : [];
  const template = templateOf(text(body.TemplateId));
  const code = whyNot(phone, body, parameters, template, world);
  if (code === 'Ok' && template) deliver(phone, parameters, template, world);
  return {
    SerialNo: code === 'Ok' ? randomUUID() : '',
    PhoneNumber: phone === '' ? address : `+86${phone}`,
    Fee: code === 'Ok' ? 1 : 0,
    SessionContext: text(body.SessionContext),
    Code: code,
    Message: code === 'Ok' ? 'send success' : code,
    IsoCode: phone === '' ? '' : 'CN',
  };
}

interface SmsTemplate {
  readonly id: string;
  readonly text: string;
  /** Which of the values is the code; null for a notice. */
  readonly codeAt: number | null;
}

/** The approved template of this id; null when there is none. */
function templateOf(id: string): SmsTemplate | null {
  if (id === sms.codeTemplateId) return { id, text: sms.codeTemplate, codeAt: 0 };
  if (id === sms.callTemplateId) return { id, text: sms.callTemplate, codeAt: null };
  const signing: Readonly<Record<string, string>> = sms.signingTemplates;
  return Object.hasOwn(signing, id) ? { id, text: signing[id] ?? '', codeAt: 2 } : null;
}

/** A code's template takes digits alone, a notice's takes words. */
const takes = ({ codeAt }: SmsTemplate): RegExp => (codeAt === null ? /^.{1,20}$/ : /^\d{0,6}$/);

function whyNot(
  phone: string,
  body: Readonly<Record<string, unknown>>,
  values: readonly string[],
  template: SmsTemplate | null,
  world: World,
): string {
  const person = world.people.byPhone(phone);
  const last = world.lastSms.get(phone);
  const places = template?.text.match(/\{\d\}/g)?.length ?? 0;
  if (phone === '') return 'InvalidParameterValue.IncorrectPhoneNumber';
  if (body.SignName !== sms.signName) return 'FailedOperation.SignatureIncorrectOrUnapproved';
  if (template === null) return 'FailedOperation.TemplateIncorrectOrUnapproved';
  if (values.length !== places) return 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate';
  if (!values.every((value) => takes(template).test(value)))
    return 'InvalidParameterValue.TemplateParameterFormatError';
  if (person && world.faults.befalls(person.key, 'phone_blacklisted')) return 'FailedOperation.PhoneNumberInBlacklist';
  if (last !== undefined && world.now().getTime() - last < PAUSE_MS)
    return 'LimitExceeded.PhoneNumberThirtySecondLimit';
  return 'Ok';
}

function deliver(phone: string, values: readonly string[], template: SmsTemplate, world: World): void {
  const person = world.people.byPhone(phone);
  world.lastSms.set(phone, world.now().getTime());
  world.messages.deliver({
    channel: 'SMS',
    person: person?.key ?? null,
    recipient: person ? `${person.name} ${phone}` : phone,
    title: '短信',
    fields: [],
    page: null,
    templateId: template.id,
    text: `【${sms.signName}】${template.text.replace(/\{(\d)\}/g, (_, place) => values[Number(place) - 1] ?? '')}`,
    code: template.codeAt === null ? null : (values[template.codeAt] ?? null),
  });
}
