import { ComplaintService } from '../../src/complaint/complaint.service';
import type { SeedWorld } from './seed-world';

/** A complaint that is being looked into, and a suggestion nobody has been given yet. */
export async function complain(world: SeedWorld): Promise<void> {
  const complaints = world.house.get(ComplaintService);
  const siteKey = world.centre.sites[0]?.key;
  world.workdaysAgo(3);
  const number = await complaints.submit(world.person('citizen-wen'), {
    kind: 'COMPLAINT',
    statement: '取号后等了一个多小时，中途没有人说明为什么这么慢。',
    ...(siteKey === undefined ? {} : { siteKey }),
  });
  world.workdaysAgo(2);
  await complaints.act(await world.member('general-1'), number, {
    action: 'assign',
    workNo: world.known('inspector-1').workNumber ?? '',
    version: await world.versionOf(number),
  });
  world.workdaysAgo(1);
  await complaints.act(await world.member('inspector-1'), number, {
    action: 'investigate',
    version: await world.versionOf(number),
  });
  await complaints.submit(world.person('owner-chi'), {
    kind: 'SUGGESTION',
    statement: '建议在填单台放几副老花镜和放大镜，方便老年人填表。',
  });
}
