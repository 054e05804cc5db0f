/** A 统一社会信用代码 whose check digit is right; registered to nobody. */
export function freshCreditCode(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const tail = Array.from({ length: 9 }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('');
  const body = `91610113${tail}`;
  const sum = [...body].reduce((total, char, i) => total + alphabet.indexOf(char) * (3 ** i % 31), 0);
  return body + alphabet[(31 - (sum % 31)) % 31];
}
