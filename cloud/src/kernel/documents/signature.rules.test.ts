import fc from 'fast-check';
import { bindingText, type SignatureFacts } from './signature.rules';

const FACTS: SignatureFacts = {
  number: '委托〔2026〕1号',
  pdfHash: 'a'.repeat(64),
  party: 'CLIENT',
  personId: 1,
  staffId: null,
  capacity: 'SELF',
  name: '王小明',
  method: 'SMS_DRAWING',
  phoneLookup: 'b'.repeat(64),
  challenge: 'c'.repeat(22),
  drawing: '[[1,2,3,4]]',
  signedAt: new Date('2026-12-01T01:00:00.000Z'),
};

describe('what a signature is tied together by', () => {
  it('is the same for the same facts, whatever else is known', () => {
    expect(bindingText({ ...FACTS, id: 7 } as SignatureFacts)).toBe(bindingText({ ...FACTS }));
  });

  it.each([
    ['number', '委托〔2026〕2号'],
    ['pdfHash', 'd'.repeat(64)],
    ['party', 'CENTRE'],
    ['personId', 2],
    ['staffId', 1],
    ['capacity', 'AUTHORISED_HANDLER'],
    ['name', '王小朋'],
    ['method', 'DESK'],
    ['phoneLookup', null],
    ['challenge', null],
    ['drawing', '[[1,2,3,5]]'],
    ['signedAt', new Date('2026-12-01T01:00:00.001Z')],
  ] as const)('is another for another %s', (fact, value) => {
    expect(bindingText({ ...FACTS, [fact]: value })).not.toBe(bindingText(FACTS));
  });

  it('never takes what stands in one fact for what stands in another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, drawing) => {
        const swapped = bindingText({ ...FACTS, name: drawing, drawing: name });
        expect(swapped === bindingText({ ...FACTS, name, drawing })).toBe(name === drawing);
      }),
    );
  });
});
