import fc from 'fast-check';
import { DOCUMENT_KINDS } from 'shared-types/document.states';
import { archiveRefusal, checklist, giveUpRefusal, type VolumeFacts } from './agency-archive.rules';

const ADVICE: VolumeFacts = {
  mode: 'ASSIST',
  planned: false,
  filed: false,
  papersTaken: false,
  suspended: false,
  granted: 0,
};

it.each<[string, Partial<VolumeFacts>, string[]]>([
  ['advice alone', {}, []],
  ['a plan', { planned: true }, ['需求梳理单', '服务方案']],
  ['something filed in the client’s name', { mode: 'AGENCY', filed: true }, ['服务协议', '授权委托书']],
  ['something filed with the agent beside the client', { filed: true }, []],
  ['papers taken in', { papersTaken: true }, ['材料交接清单']],
  ['having stood still', { suspended: true }, ['帮办代办中止单']],
  ['results handed over', { granted: 2 }, ['送达回证']],
])('a volume of %s needs its papers, beside the forms every one has', (_what, part, more) => {
  const titles = checklist({ ...ADVICE, ...part }, []).map(({ title }) => title);
  expect(titles).toEqual(['帮办代办受理单', ...more, '帮办代办办结单', '回访记录']);
});

it('every result handed over needs a receipt of its own', () => {
  const one = [{ kind: 'DELIVERY_RECEIPT' as const, number: '送达1' }];
  const line = (granted: number) => checklist({ ...ADVICE, granted }, one).find(({ title }) => title === '送达回证');
  expect(line(1)).toMatchObject({ missing: false, numbers: ['送达1'] });
  expect(line(2)).toMatchObject({ missing: true });
});

it('is refused by the names of what misses, and more papers never make a volume less complete', () => {
  expect(archiveRefusal(checklist(ADVICE, []))?.title).toContain(
    '《帮办代办受理单》、《帮办代办办结单》、《回访记录》',
  );
  const papers = fc.array(fc.constantFrom(...DOCUMENT_KINDS).map((kind) => ({ kind, number: kind })));
  fc.assert(
    fc.property(papers, papers, fc.nat(3), (some, more, granted) => {
      const missing = (kinds: typeof some) =>
        checklist({ ...ADVICE, planned: true, granted }, kinds).filter((line) => line.missing).length;
      expect(missing([...some, ...more])).toBeLessThanOrEqual(missing(some));
    }),
  );
});

it.each<[string[], boolean]>([
  [[], false],
  [['2026-12-01'], false],
  [['2026-12-01', '2026-12-01'], false],
  [['2026-12-01', '2026-12-02'], true],
])('a client tried on %j is given up on: %s', (days, may) => {
  expect(giveUpRefusal(days, 2)?.code ?? null).toBe(may ? null : 'tries_too_few');
});
