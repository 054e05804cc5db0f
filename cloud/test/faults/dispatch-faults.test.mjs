// Two agents answer the same offer at the same instant, each at another replica.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { call, expectOk, openFaultHouse } from '../../scripts/lib/fault-house.mjs';

const VISITS = 200;
/** As many requests as one person may make in an hour. */
const PER_OWNER = 20;
const AGENTS = ['agent-1', 'agent-2'];

describe('visits over two replicas', () => {
  let house;
  let agents;
  let numbers;

  before(async () => {
    house = await openFaultHouse();
    const dispatcher = await house.signIn('dispatcher-1');
    agents = await Promise.all(AGENTS.map((key) => house.signIn(key)));
    const owners = await Promise.all(Array.from({ length: VISITS / PER_OWNER }, () => house.newPerson()));
    const asked = await Promise.all(owners.map((owner) => requestsOf(owner)));
    numbers = await offerToBoth(dispatcher, asked.flat());
  });
  after(() => house?.stop());

  it('200 times: each visit has one winner, and the other is told who came first', async () => {
    const names = (await house.rows("SELECT name FROM staff WHERE roles = 'PROXY_AGENT' ORDER BY work_no")).flat();
    const answered = await Promise.all(
      numbers.map((number, n) =>
        Promise.all(
          agents.map((token, agent) =>
            call(house.replicas[(n + agent) % 2], 'POST', `/visits/${number}/accept`, { token }),
          ),
        ),
      ),
    );
    for (const [n, pair] of answered.entries()) {
      const winner = pair.findIndex(({ status }) => status === 200);
      assert.notEqual(winner, -1, `nobody has ${numbers[n]}`);
      const { status, body } = pair[1 - winner];
      assert.deepEqual([status, body.code], [409, 'offer_taken']);
      assert.ok(body.title.includes(names[winner]), body.title);
    }
    const twice = await house.rows(
      "SELECT visit_id FROM visit_offer WHERE state = 'ACCEPTED' GROUP BY visit_id HAVING COUNT(*) <> 1",
    );
    assert.deepEqual(twice, []);
    const [[accepted]] = await house.rows("SELECT COUNT(*) FROM visit_offer WHERE state = 'ACCEPTED'");
    assert.equal(Number(accepted), VISITS);
  });

  async function requestsOf(token) {
    const [replica] = house.replicas;
    const { items } = (await expectOk(call(replica, 'GET', '/items'))).body;
    const { sites } = (await expectOk(call(replica, 'GET', `/items/${items[0].key}`))).body;
    const { days } = (await expectOk(call(replica, 'GET', '/agency/times'))).body;
    const day = days.findLast(({ windows }) => windows.length > 0);
    const body = {
      mode: 'ASSIST',
      itemKeys: [items.find(({ agencyAllowed }) => agencyAllowed).key],
      place: { ...sites[0].position, address: '大厅旁边的写字楼' },
      contact: { name: '王小明', phone: '13800001234' },
      time: { kind: 'WINDOW', date: day.date, from: day.windows[0].from },
    };
    const numbersOf = [];
    for (let n = 0; n < PER_OWNER; n += 1) {
      const { number, version } = (await expectOk(call(replica, 'POST', '/agency-cases', { token, body }))).body;
      numbersOf.push({ number, version });
    }
    return numbersOf;
  }

  /** Accepts each request; the system asks one agent by itself, the dispatcher asks the other as well. */
  async function offerToBoth(token, requests) {
    const [, replica] = house.replicas;
    const visits = [];
    for (const { number, version } of requests) {
      const path = `/agency-cases/${number}/accept`;
      const { visits: made } = (await expectOk(call(replica, 'POST', path, { token, body: { version } }))).body;
      const visit = `/dispatch/visits/${made[0].number}`;
      const judged = (await expectOk(call(replica, 'GET', `${visit}/candidates`, { token }))).body;
      const workNos = judged.items
        .filter(({ workNo, mayAsk }) => mayAsk && workNo !== THIRD)
        .map(({ workNo }) => workNo);
      const body = { version: judged.version, workNos };
      if (workNos.length > 0) await expectOk(call(replica, 'POST', `${visit}/offers`, { token, body }));
      visits.push(made[0].number);
    }
    return visits;
  }
});

/** The demo agent who keeps out of it. */
const THIRD = 'D1007';
