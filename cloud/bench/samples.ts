import { Database } from '../src/kernel/database/database';
import { Records } from '../src/kernel/lifecycle/records';
import { Cipher } from '../src/kernel/privacy/cipher';
import { readSettings } from '../src/kernel/settings';
import { closeHouse, openHouse } from '../src/server';

const FIRST_PHONE = 18_800_000_000;

/** Gives so many cases, spread over all there are, the hashes of a phone and a name, and prints what they are found by. */
async function main(count: number): Promise<void> {
  const house = await openHouse(readSettings(process.env));
  const [database, cipher, records] = [house.get(Database), house.get(Cipher), house.get(Records)];
  const found: { number: string; phone: string; name: string }[] = [];
  const range = await database.row<{ first: number; last: number }>(
    'SELECT MIN(id) AS first, MAX(id) AS last FROM case_file',
  );
  const { first = 0, last = 0 } = range ?? {};
  for (let n = 0; n < count; n += 1) {
    const from = first + Math.floor(((last - first) * n) / count);
    const row = await database.row<{ id: number; number: string }>(
      'SELECT r.id, r.number FROM case_file c JOIN record r ON r.id = c.id WHERE c.id >= ? ORDER BY c.id LIMIT 1',
      [from],
    );
    if (!row) continue;
    const [phone, name] = [String(FIRST_PHONE + n), `申请人${n}`];
    await database.write('UPDATE case_file SET phone_hash = ?, name_hash = ? WHERE id = ?', [
      cipher.lookup('phone', phone),
      cipher.lookup('name', name),
      row.id,
    ]);
    await database.write('UPDATE record SET contact_hash = ? WHERE id = ?', [
      records.contactHash(row.number, phone.slice(-4)),
      row.id,
    ]);
    found.push({ number: row.number, phone, name });
  }
  await closeHouse(house);
  process.stdout.write(JSON.stringify(found));
}

if (require.main === module) void main(Number(process.argv[2]));
