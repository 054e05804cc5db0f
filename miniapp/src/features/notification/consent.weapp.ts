import Taro from '@tarojs/taro';
import type { NoticeKind } from 'shared-types/notification.states';
import type { ResultOf } from 'shared-types/routes';
import { call } from '@/api/call';

type Templates = ResultOf<'GET /notice-templates'>['items'];

/**
 * Asks by WeChat's own sheet whether these notices may come as messages of WeChat, and tells the server which were
 * agreed to; each yes is good for one message. Must be called inside a tap. Never fails: a message is an extra, and what
 * the tap was for goes on.
 */
export async function askConsent(templates: Templates, kinds: readonly NoticeKind[]): Promise<void> {
  const asked = templates.filter(({ kind }) => kinds.includes(kind));
  if (asked.length === 0) return;
  try {
    const tmplIds = asked.map(({ templateId }) => templateId);
    // Taro's types name Alipay's field too; WeChat takes the template ids alone.
    const answer: Readonly<Record<string, unknown>> = {
      ...(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })),
    };
    const accepted = asked.filter(({ templateId }) => answer[templateId] === 'accept').map(({ kind }) => kind);
    if (accepted.length > 0) await call('POST /me/subscriptions', { body: { accepted } });
  } catch {
    // Switched off in WeChat's settings, or no signal: the inbox has the notice all the same.
  }
}
