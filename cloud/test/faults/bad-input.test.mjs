// Bad input refused by either of two replicas of the built server, what one has done known to the other at once.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { call, expectOk, openFaultHouse } from '../../scripts/lib/fault-house.mjs';

const QUESTION = { question: '营业执照丢了，应该怎么补办？' };
const COUNT = 'SELECT COUNT(*) FROM record';

describe('bad input over two replicas', () => {
  let house;
  let token;
  before(async () => {
    house = await openFaultHouse();
    token = await house.newPerson();
  });
  after(() => house?.stop());

  async function send(replica, body, headers = {}) {
    const response = await fetch(`${replica.url}/api/consultations`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      },
      body,
    });
    return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
  }

  for (const [what, body, headers, status, code] of [
    ['an unknown field', JSON.stringify({ ...QUESTION, extra: 1 }), {}, 400, 'input_invalid'],
    ['a wrong type', JSON.stringify({ question: 5 }), {}, 400, 'input_invalid'],
    ['an oversize body', JSON.stringify({ question: 'x'.repeat(70_000) }), {}, 413, 'body_too_large'],
    ['bad JSON', '{"question":', {}, 400, 'body_not_json'],
    ['a wrong content type', 'a question', { 'content-type': 'text/plain' }, 415, 'content_type_unsupported'],
    ['a missing token', JSON.stringify(QUESTION), { authorization: '' }, 401, 'not_signed_in'],
    ['a forged token', JSON.stringify(QUESTION), { authorization: 'Bearer a.b.c' }, 401, 'not_signed_in'],
  ]) {
    it(`${what} is a problem document, and nothing is written`, async () => {
      const rows = await house.rows(COUNT);
      for (const replica of house.replicas) {
        const refusal = await send(replica, body, headers);
        assert.deepEqual([refusal.status, refusal.body.code], [status, code]);
        assert.match(refusal.type, /application\/problem\+json/);
      }
      assert.deepEqual(await house.rows(COUNT), rows);
    });
  }

  it("another person's record is not found on either, as if it did not exist", async () => {
    const { body: own } = await expectOk(call(house.replicas[0], 'POST', '/consultations', { token, body: QUESTION }));
    const stranger = await house.newPerson();
    for (const replica of house.replicas) {
      const refusal = await call(replica, 'GET', `/consultations/${own.number}`, { token: stranger });
      const nothing = await call(replica, 'GET', '/consultations/ZX261123-00000000', { token: stranger });
      assert.deepEqual([refusal.status, refusal.body.code], [404, nothing.body.code]);
      const { status } = await call(replica, 'POST', `/consultations/${own.number}/reopen`, {
        token: stranger,
        body: { version: own.version, ...QUESTION },
      });
      assert.equal(status, 404);
    }
  });

  it('a key used with another body is refused by the replica that did not see the first, which happened once', async () => {
    const idempotencyKey = randomUUID();
    const first = await expectOk(
      call(house.replicas[0], 'POST', '/consultations', { token, idempotencyKey, body: QUESTION }),
    );
    const rows = await house.rows(COUNT);
    const other = { question: '食品经营许可证怎么延期？' };
    const refusal = await call(house.replicas[1], 'POST', '/consultations', { token, idempotencyKey, body: other });
    assert.deepEqual([refusal.status, refusal.body.code], [422, 'idempotency_key_reused']);
    const again = await call(house.replicas[1], 'POST', '/consultations', { token, idempotencyKey, body: QUESTION });
    assert.equal(again.body.number, first.body.number);
    assert.deepEqual(await house.rows(COUNT), rows);
  });

  it('a session ended at one replica is refused by the other at once', async () => {
    const leaving = await house.newPerson();
    await expectOk(call(house.replicas[1], 'GET', '/me/records', { token: leaving }));
    await expectOk(call(house.replicas[0], 'DELETE', '/sessions/current', { token: leaving }));
    const refusal = await call(house.replicas[1], 'GET', '/me/records', { token: leaving });
    assert.equal(refusal.status, 401);
  });
});
