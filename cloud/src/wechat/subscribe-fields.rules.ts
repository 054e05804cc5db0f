/** WeChat's limits on the values of a subscribe message («订阅消息参数值内容限制说明»), by the type that begins a field's name. */

/** Values as WeChat takes them, and the fields for whose value there is no acceptable form. */
export interface FittedFields {
  readonly data: Readonly<Record<string, { readonly value: string }>>;
  /** Field names, in order; with any of these the message must not be sent. */
  readonly unfit: readonly string[];
}

type Fit = (value: string) => string | null;

const DATE = String.raw`(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2})`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;
const TIME = `(?:${DATE} ?)?${CLOCK}`;
const DAY = `${DATE}(?: ?${CLOCK})?`;

const exactly =
  (pattern: RegExp): Fit =>
  (value) =>
    pattern.test(value) ? value : null;

const FITS: Readonly<Record<string, Fit>> = {
  thing: (value) => shorten(value, 20, '…'),
  name: (value) => shorten(value, /\p{Script=Han}/u.test(value) ? 10 : 20, ''),
  character_string: exactly(/^[\x20-\x7e]{1,32}$/),
  number: exactly(/^(?=.{1,32}$)-?\d+(?:\.\d+)?$/),
  letter: exactly(/^[A-Za-z]{1,32}$/),
  symbol: exactly(/^[^\p{L}\p{N}\s]{1,5}$/u),
  phrase: exactly(/^\p{Script=Han}{1,5}$/u),
  time: exactly(new RegExp(`^${TIME}(?: ?~ ?${TIME})?$`)),
  date: exactly(new RegExp(`^${DAY}(?: ?~ ?${DAY})?$`)),
  amount: exactly(/^[¥￥$€£]?\d{1,10}(?:\.\d+)?元?$/),
  phone_number: exactly(/^[\d+() -]{1,17}$/),
  car_number: exactly(/^[\p{Script=Han}A-Z0-9][A-Z0-9]{1,6}[\p{Script=Han}A-Z0-9]$/u),
  const: exactly(/^.{1,20}$/u),
  enum: exactly(/^.{1,20}$/u),
};

/**
 * Brings every value into the form WeChat takes: line breaks become spaces; a `thing` over 20 characters is cut with an
 * ellipsis, a `name` is cut. What cannot be cut without saying something else (a number, a date, a state) is named unfit.
 */
export function fitSubscribeFields(fields: Readonly<Record<string, string>>): FittedFields {
  const data: Record<string, { value: string }> = {};
  const unfit: string[] = [];
  for (const [name, raw] of Object.entries(fields)) {
    const value = fitField(name, raw);
    if (value === null) unfit.push(name);
    else data[name] = { value };
  }
  return { data, unfit };
}

/** The value as WeChat takes it for the field (`thing1`, `character_string2`, …), or null when there is no such form. */
export function fitField(name: string, raw: string): string | null {
  const value = raw.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const type = name.replace(/\d+$/, '');
  const fit = Object.hasOwn(FITS, type) ? FITS[type] : undefined;
  return value === '' || fit === undefined ? null : fit(value);
}

/** At most `most` UTF-16 units, `mark` included, never ending inside a character. */
function shorten(value: string, most: number, mark: string): string {
  if (value.length <= most) return value;
  let kept = '';
  for (const character of value) {
    if (kept.length + character.length > most - mark.length) break;
    kept += character;
  }
  return kept.trimEnd() + mark;
}
