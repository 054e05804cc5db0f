// What journeys of agency cases share: the window and the department do their part at the API.
import { setTimeout as pause } from 'node:timers/promises';
import { atTheApi } from './hall-hours.mjs';

/** The window accepts, the department approves, and the result is handed over. */
export async function decided(house, number, agentKey, itemKey) {
  const agent = await atTheApi(house, agentKey);
  const clerk = await atTheApi(house, 'clerk-1');
  const reviewer = await atTheApi(house, 'reviewer-1');
  const { rows } = await agent('GET', `/agency-cases/${number}/chart`);
  const path = `/cases/${rows.find((row) => row.itemKey === itemKey).caseNumber}`;
  await step(clerk, path, '/materials', { materials: [] });
  await pushed(clerk, path);
  await step(reviewer, path, '/actions', { action: 'review' });
  await step(reviewer, path, '/actions', { action: 'approve' });
  await step(clerk, path, '/actions', { action: 'notify' });
  await step(clerk, path, '/delivery', { receiver: 'SELF' });
}

/** Takes a step on the case as it stands now; the house's own work on it may come between reading and doing. */
export async function step(who, path, at, body) {
  for (let left = 5; ; left--) {
    const { version } = await who('GET', path);
    try {
      return await who('POST', `${path}${at}`, { ...body, version });
    } catch (refusal) {
      if (left === 0 || !refusal.message.includes('record_moved_on')) throw refusal;
    }
  }
}

/** The house hands an accepted case over to the departments' system by itself. */
async function pushed(clerk, path) {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    if ((await clerk('GET', path)).state === 'PUSHED') return;
    await pause(200);
  }
  throw new Error(`${path} was not handed over`);
}
