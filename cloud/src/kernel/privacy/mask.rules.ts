/** 张三 → 张*, 王小明 → 王*明, 欧阳小明 → 欧**明: first character kept, the last too from three on. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = ''] = characters;
  if (characters.length < 3) return characters.length === 0 ? '' : `${first}*`;
  return `${first}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/** 13800001234 → 138****1234. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** First four and last four of an identity number. */
export function maskIdNumber(id: string): string {
  return id.length < 9 ? '*'.repeat(id.length) : `${id.slice(0, 4)}${'*'.repeat(id.length - 8)}${id.slice(-4)}`;
}

const WORDS_BEFORE_NUMBER = /^[^\d０-９a-zA-Z#＃]+/;
const SHOWN_WITHOUT_NUMBER = 6;

/** 芙蓉西路99号3栋502室 → 芙蓉西路***: road or community, nothing from the first number on. */
export function maskAddress(address: string): string {
  const words = WORDS_BEFORE_NUMBER.exec(address)?.[0] ?? '';
  const shown = words === address ? [...words].slice(0, SHOWN_WITHOUT_NUMBER).join('') : words;
  return address === '' ? '' : `${shown}***`;
}
