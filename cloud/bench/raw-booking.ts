import { randomUUID } from 'node:crypto';
import { json } from 'node:stream/consumers';
import { createPool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise';

/** What the bench asks of this process, on standard input. */
interface Task {
  readonly url: string;
  readonly pool: number;
  readonly clients: number;
  /** Statements of one booking, for each slot: `{person}`, `{key}`, `{number}` and `{id}` stand for what differs. */
  readonly templates: readonly (readonly string[])[];
  readonly people: readonly number[];
}

const DEADLOCK = 1213;
const NUMBERS = 'YY261123-';

/** Sends the statements of one booking over one connection, as the server does: each after the answer to the last. */
async function bookOnce(connection: PoolConnection, template: readonly string[], person: number, nth: number) {
  const key = randomUUID();
  const number = `${NUMBERS}${nth.toString(36).toUpperCase().padStart(8, '0')}`;
  let id = 0;
  for (const statement of template) {
    const sql = statement
      .replaceAll('{key}', key)
      .replaceAll('{person}', String(person))
      .replaceAll('{number}', number)
      .replaceAll('{id}', String(id));
    const [result] = await connection.query(sql);
    if (statement.startsWith('INSERT INTO record')) id = (result as ResultSetHeader).insertId;
  }
}

/** Books, again after a deadlock, as the server does. */
async function booked(connection: PoolConnection, template: readonly string[], person: number, nth: number) {
  for (;;) {
    try {
      return await bookOnce(connection, template, person, nth);
    } catch (error) {
      if ((error as { errno?: number }).errno !== DEADLOCK) throw error;
      await connection.query('ROLLBACK');
    }
  }
}

/** Every person books once, by so many clients at a time. Prints bookings a second as JSON. */
async function main(): Promise<void> {
  const { url, pool: size, clients, templates, people } = (await json(process.stdin)) as Task;
  const pool = createPool({ uri: url, connectionLimit: size, timezone: 'Z' });
  const connections = await Promise.all(Array.from({ length: size }, () => pool.getConnection()));
  for (const connection of connections) {
    // As the server's own connections have it.
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    connection.release();
  }
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const template = templates[client % templates.length] ?? [];
      for (let nth = client; nth < people.length; nth += clients) {
        const connection = await pool.getConnection();
        await booked(connection, template, people[nth] ?? 0, nth);
        connection.release();
      }
    }),
  );
  const perSecond = (people.length * 1000) / (performance.now() - began);
  await pool.end();
  process.stdout.write(JSON.stringify({ perSecond }));
}

if (require.main === module) void main();
