import { CaseworkService } from '../../src/casework/casework.service';
import { Procedures } from '../../src/casework/procedure.service';
import type { ServiceItem } from '../../src/directory/service-items.config';
import type { SeedWorld } from './seed-world';

type Clerk = Awaited<ReturnType<SeedWorld['member']>>;

/** Cases on their way: two just taken in, and one of each of those that wait for something. */
export async function takeCasesIn(world: SeedWorld): Promise<void> {
  const clerk = await world.member('clerk-2');
  world.workdaysAgo(3);
  await beginSpecialProcedure(world, clerk);
  world.workdaysAgo(2);
  await tellOnce(world, clerk);
  await oweAFee(world, clerk);
  world.workdaysAgo(1);
  for (const itemKey of ['food-business-license-new', 'license-reissue']) {
    const item = world.centre.itemByKey(itemKey);
    if (item) await takeIn(world, clerk, item, 'citizen-qu');
  }
}

/** Takes an item's first situation in, without the last of its materials where it is to be incomplete. */
function takeIn(world: SeedWorld, clerk: Clerk, item: ServiceItem, key: string, incomplete = false): Promise<string> {
  const [situation] = item.situations;
  if (!situation) throw new Error(`${item.key} has no situation`);
  const { name, phone } = world.known(key);
  const required = item.materials.filter(({ required }) => required).map((material) => material.key);
  const left = incomplete ? situation.materials.findLast((material) => required.includes(material)) : undefined;
  return world.house.get(CaseworkService).takeIn(clerk, {
    itemKey: item.key,
    situationKey: situation.key,
    materials: situation.materials.filter((material) => material !== left),
    applicant: { kind: 'PERSON', name, phone },
    ...(left === undefined ? {} : { completeness: 'TELL_ONCE' as const }),
  });
}

/** Waits for what its 《首接负责制告知单》 names. */
async function tellOnce(world: SeedWorld, clerk: Clerk): Promise<void> {
  const item = world.itemLike('public-place-hygiene', ({ type }) => type === 'COMMITTED');
  if (item) await takeIn(world, clerk, item, 'citizen-song', true);
}

/** Accepted, and its fee not paid yet. */
async function oweAFee(world: SeedWorld, clerk: Clerk): Promise<void> {
  const item = world.itemLike('real-estate-transfer', ({ fee }) => fee.amountFen > 0);
  if (item) await takeIn(world, clerk, item, 'citizen-wen');
}

/** Under review, its clock stopped while experts look at it. */
async function beginSpecialProcedure(world: SeedWorld, clerk: Clerk): Promise<void> {
  const item = world.itemLike('fire-design-review', ({ type }) => type === 'COMMITTED');
  if (!item) return;
  const number = await takeIn(world, clerk, item, 'owner-jiang');
  const cases = world.house.get(CaseworkService);
  const reviewer = await world.member('reviewer-1');
  await cases.act(clerk, number, { action: 'push', version: await world.versionOf(number) });
  world.workdaysAgo(2);
  await cases.act(reviewer, number, { action: 'review', version: await world.versionOf(number) });
  await world.house.get(Procedures).begin(reviewer, number, {
    procedure: 'EXPERT_REVIEW',
    workdays: 10,
    reason: '设计采用新的疏散方案，需要组织专家评审',
    version: await world.versionOf(number),
  });
}
