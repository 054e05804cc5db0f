import { ConsultationService } from '../../src/consultation/consultation.service';
import { setClock } from '../../src/kernel/clock';
import { Supervision } from '../../src/supervision/supervision.service';
import type { SeedWorld } from './seed-world';

/** Questions of the last days, so that inbox and board show every light, and one that is late brought before people. */
export async function askQuestions(world: SeedWorld): Promise<void> {
  const questions = world.house.get(ConsultationService);
  // A district that does not have the item asks without naming one.
  const ask = (key: string, question: string, itemKey: string) =>
    questions.ask(world.person(key), { question, ...(world.centre.itemByKey(itemKey) ? { itemKey } : {}) });

  world.workdaysAgo(7);
  await ask('citizen-song', '老年人优待证在哪里办，要带什么材料？', 'elderly-preference-card');
  world.workdaysAgo(4);
  await ask('owner-chi', '开一家小餐馆要办哪些证，先办哪一个？', 'small-catering-permit');
  world.workdaysAgo(1);
  await ask('citizen-wen', '公司搬家了，营业执照上的地址怎么改？', 'company-alteration');
  // Late since the evening before: its receipt is open until the deputy signs for it.
  await world.house.get(Supervision).escalate();
}

/** What came by telephone: one answered at once, one that waits for today's answer. */
export async function writeCallsDown(world: SeedWorld): Promise<void> {
  const questions = world.house.get(ConsultationService);
  const receptionist = await world.member('receptionist-1');
  const caller = (key: string) => ({ name: world.known(key).name, phone: world.known(key).phone });

  world.workdaysAgo(1, '15:00');
  await questions.register(receptionist, {
    channel: 'PHONE',
    question: '大厅周末开门吗，中午休息不休息？',
    reply: '大厅全年每天开门，各时段在小程序“大厅与驿站”里可以看到。',
    asker: caller('citizen-wen'),
  });
  setClock(null);
  await questions.register(receptionist, {
    channel: 'PHONE',
    question: '我在外地，能不能委托家人来领结果，要带什么？',
    asker: caller('owner-jiang'),
  });
}
