/** What somebody at the desk is looking for, told from the words alone. */
export type Sought =
  | { readonly by: 'NUMBER'; readonly number: string }
  | { readonly by: 'PHONE'; readonly phone: string }
  | { readonly by: 'CREDIT_CODE'; readonly code: string }
  | { readonly by: 'NAME'; readonly name: string };

const NUMBER = /^[A-Z]{2}\d{6}-[0-9A-Z]+$/;
const PHONE = /^1\d{10}$/;
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/** Tells a record's number, a mobile phone, an enterprise's code and a name from each other. */
export function soughtBy(words: string): Sought {
  const plain = words.replace(/\s+/g, '').toUpperCase();
  if (NUMBER.test(plain)) return { by: 'NUMBER', number: plain };
  if (PHONE.test(plain)) return { by: 'PHONE', phone: plain };
  if (CREDIT_CODE.test(plain)) return { by: 'CREDIT_CODE', code: plain };
  return { by: 'NAME', name: words.trim() };
}
