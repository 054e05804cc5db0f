import { offerSentence, offerTitle } from './offer-words';

const offer = {
  role: 'LEAD' as const,
  urgent: false,
  title: '上门帮办：营业执照补领',
  from: '2026-12-01T06:00:00.000Z',
  to: '2026-12-01T08:00:00.000Z',
  address: '雁塔南路***',
  metres: 1200,
  pair: [],
  answerBy: '2026-12-01T01:10:00.000Z',
};

it('an offer is read aloud with everything one decides by, and without the stars', () => {
  const sentence = offerSentence(offer, '2026-12-01');
  expect(sentence).toMatch(
    /^新的派单。上门帮办：营业执照补领。今天.*14:00到16:00。雁塔南路。直线.*1\.2.*。请在09:10前答复$/,
  );
});

it('says that two go and why, and that nothing is counted while one rides', () => {
  const sentence = offerSentence({ ...offer, role: 'COMPANION', pair: ['夜间上门'], answerBy: null, metres: null });
  expect(sentence).toContain('请您同行');
  expect(sentence).toContain('要两个人去，夜间上门');
  expect(sentence).toMatch(/您在路上，不计时，方便时再答复$/);
});

it.each([
  ['LEAD', true, '紧急，新的派单'],
  ['RELIEF', false, '请您接手'],
] as const)('%s, urgent %s, is called %s', (role, urgent, title) => {
  expect(offerTitle({ role, urgent })).toBe(title);
});
