import { NOTICE_FIELDS, NOTICE_KINDS, type NoticeKind } from 'shared-types/notification.states';
import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { text } from '../kernel/config/scalars';

export const NOTICES_FILE = 'notices.yaml';

/** A field of a subscribe-message template: one of WeChat's field types and its number in the template. */
const templateField = z
  .string()
  .regex(
    /^(thing|number|letter|symbol|character_string|time|date|amount|phone_number|car_number|name|phrase)\d{1,2}$/,
    {
      error: 'a template field such as thing1, date2 or character_string3',
    },
  );

/** One kind of notice, with a place for each of its pieces. */
function noticeOf(kind: NoticeKind) {
  const pieces: readonly string[] = NOTICE_FIELDS[kind];
  const fieldOf = z.strictObject(Object.fromEntries(pieces.map((name) => [name, templateField])));
  return traced({
    /** Id of the subscribe-message template in the WeChat console. */
    templateId: text,
    /** Text of the inbox; `{name}` stands for a piece of the notice. */
    body: text,
    /** Piece of the notice → field of the template that carries it. */
    fields: fieldOf,
  }).superRefine(({ body, fields }, ctx) => {
    const stray = [...body.matchAll(/\{(\w*)\}/g)].find((match) => !pieces.includes(match[1] ?? ''));
    if (stray) {
      const expected = `text with only the pieces ${pieces.map((name) => `{${name}}`).join(', ')}`;
      ctx.addIssue({ code: 'custom', path: ['body'], message: expected, input: body });
    }
    pieces.forEach((name, at) => {
      const before = pieces.slice(0, at).find((other) => fields[other] === fields[name]);
      if (!before) return;
      const expected = `a template field of its own, ${fields[name]} already carries ${before}`;
      ctx.addIssue({ code: 'custom', path: ['fields', name], message: expected, input: fields[name] });
    });
  });
}

/** `notices.yaml`: template and inbox text of every kind of notice. */
export const noticesSchema = z.strictObject({
  kinds: z.strictObject(
    Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, noticeOf(kind)])) as {
      [K in NoticeKind]: ReturnType<typeof noticeOf>;
    },
  ),
});

export type NoticeRules = z.output<typeof noticesSchema>;

export type NoticeRule = NoticeRules['kinds'][NoticeKind];

/** A notice's inbox text filled with its pieces; a piece that was not given stays visible as a dash. */
export function noticeText(rule: NoticeRule, pieces: Readonly<Record<string, string>>): string {
  return rule.body.replace(/\{(\w+)\}/g, (_, name: string) => pieces[name] ?? '—');
}
