// What the house keeps when processes and the database fail, over two replicas of the built server.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { answers, call, expectOk, openFaultHouse, until } from '../../scripts/lib/fault-house.mjs';
import { HALF_WRITTEN, openTimes, WRONG_ACCOUNTS } from '../../scripts/lib/fault-slots.mjs';

const CLIENTS = 200;
const PLACES = 10;
const GONE_MS = 10_000;

describe('bookings over two replicas', () => {
  let house;
  let tokens;
  before(async () => {
    house = await openFaultHouse();
    tokens = [];
    for (let n = 0; n < CLIENTS; n += 20) {
      tokens.push(...(await Promise.all(Array.from({ length: 20 }, () => house.newPerson()))));
    }
  });
  after(() => house?.stop());

  const book = (n, token, body, idempotencyKey) =>
    call(house.replicas[n % 2], 'POST', '/bookings', { token, body, idempotencyKey });

  it('200 clients want 10 places: 10 get one, 190 are told that it is full, and the account equals the rows', async () => {
    const [{ left, body }] = await openTimes(house.replicas[0]);
    const early = await Promise.all(
      Array.from({ length: left - PLACES }, async () => book(0, await house.newPerson(), body)),
    );
    assert.ok(left >= PLACES && early.every(({ status }) => status === 200));
    const answered = await Promise.all(tokens.map((token, n) => book(n, token, body)));
    const told = answered.map(({ status, body: { code } }) => (status === 200 ? 'booked' : `${status} ${code}`));
    assert.equal(told.filter((word) => word === 'booked').length, PLACES);
    assert.equal(told.filter((word) => word === '409 slot_full').length, CLIENTS - PLACES);
    assert.deepEqual(await house.rows(WRONG_ACCOUNTS), []);
    assert.deepEqual(await house.rows(HALF_WRITTEN), []);
  });

  it('a replica killed under load loses nothing that was acknowledged and leaves nothing half-written', async () => {
    const times = (await openTimes(house.replicas[0])).slice(1);
    const acknowledged = [];
    const unanswered = [];
    let killed = false;
    const clients = tokens.slice(0, 24).map(async (token, n) => {
      for (let round = 0; !killed || round < 4; round += 1) {
        const attempt = { n, token, body: times[(n + round * 7) % times.length].body, key: randomUUID() };
        const answer = await book(n, token, attempt.body, attempt.key).catch(() => unanswered.push(attempt) && null);
        if (answer?.status !== 200) continue;
        acknowledged.push({ ...attempt, answer: answer.body });
        const { number, version } = answer.body;
        if (round % 2 === 0) await cancel(n, token, number, version);
      }
    });
    await pause(1500);
    await house.replicas[0].end('SIGKILL');
    killed = true;
    await Promise.all(clients);
    assert.ok(acknowledged.length > 24, 'there was load');

    await house.replicas[0].start();
    const kept = new Set((await house.rows("SELECT number FROM record WHERE type = 'BOOKING'")).flat());
    assert.deepEqual(
      acknowledged.filter(({ answer }) => !kept.has(answer.number)),
      [],
    );
    assert.deepEqual(await house.rows(WRONG_ACCOUNTS), []);
    assert.deepEqual(await house.rows(HALF_WRITTEN), []);
    for (const { token, body, key, answer } of acknowledged.slice(0, 10)) {
      assert.deepEqual((await expectOk(book(0, token, body, key))).body, answer, 'a repeat gets the first answer');
    }
    for (const { token, body, key } of unanswered.slice(0, 10)) {
      const [first, second] = [await book(0, token, body, key), await book(1, token, body, key)];
      assert.equal(first.status, second.status);
      assert.deepEqual(first.body.number, second.body.number, 'a repeat of a lost answer happens once');
    }
    assert.deepEqual(await house.rows(WRONG_ACCOUNTS), []);
  });

  it('a replica told to stop finishes what is in flight, takes nothing new, and ends well', async () => {
    const [replica] = house.replicas;
    const { body } = (await openTimes(replica)).at(-1);
    const slow = await halfSent(replica, tokens[60], body);
    const ended = replica.end('SIGTERM');
    await until(async () => !(await answers(`${replica.url}/readyz`, 200)), 'it is no longer ready');
    assert.equal(await slow.finish(), 200);
    assert.equal(await ended, 0);
    await assert.rejects(call(replica, 'GET', '/sites'));
    await expectOk(call(house.replicas[1], 'GET', '/sites'));
    await replica.start();
    assert.deepEqual(await house.rows(HALF_WRITTEN), []);
  });

  it('a database gone for 10 seconds is said kindly, and all is well again without a restart', async () => {
    const times = await openTimes(house.replicas[0]);
    await house.stopDatabase();
    const gone = Date.now();
    for (const [n, replica] of house.replicas.entries()) {
      for (const answer of [
        await book(n, tokens[80 + n], times[0].body),
        await call(replica, 'GET', '/me/records', { token: tokens[80] }),
      ]) {
        assert.equal(answer.status, 503);
        assert.ok(Number(answer.headers.get('retry-after')) > 0, 'it says when to try again');
        assert.match(answer.headers.get('content-type'), /application\/problem\+json/);
      }
      assert.ok(await answers(`${replica.url}/readyz`, 503));
      assert.ok(await answers(`${replica.url}/healthz`, 200));
    }
    await pause(Math.max(0, GONE_MS - (Date.now() - gone)));
    await house.startDatabase();
    for (const [n, replica] of house.replicas.entries()) {
      await until(() => answers(`${replica.url}/readyz`, 200), 'the replica is ready again');
      await expectOk(book(n, tokens[90 + n], times[n].body));
    }
    assert.deepEqual(await house.rows(WRONG_ACCOUNTS), []);
  });

  async function cancel(n, token, number, version) {
    const path = `/bookings/${number}/cancel`;
    await call(house.replicas[n % 2], 'POST', path, { token, body: { version } }).catch(() => null);
  }
});

/** A booking whose body stops half way: in flight until `finish` sends the rest. Resolves with the status. */
async function halfSent({ url }, token, body) {
  const text = JSON.stringify(body);
  const sending = request(`${url}/api/bookings`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'idempotency-key': randomUUID(),
    },
  });
  const answered = new Promise((done, failed) => {
    sending.on('response', (response) => {
      response.resume();
      done(response.statusCode);
    });
    sending.on('error', failed);
  });
  await new Promise((sent) => sending.write(text.slice(0, 10), sent));
  await pause(200);
  return {
    finish: () => {
      sending.end(text.slice(10));
      return answered;
    },
  };
}
