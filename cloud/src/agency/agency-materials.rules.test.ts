import fc from 'fast-check';
import { MOVE_TARGETS, PAPER_KEEPERS } from 'shared-types/agency-materials.states';
import {
  type HeldPaper,
  listRefusal,
  moveRefusal,
  outstanding,
  returnRefusal,
  signedText,
} from './agency-materials.rules';

const AGENT = 1;
const KEEPER = 2;
const paper = (part: Partial<HeldPaper> = {}): HeldPaper => ({
  no: 1,
  name: '执照',
  keeper: 'AGENT',
  holderStaffId: AGENT,
  toReturn: true,
  onItsWay: false,
  ...part,
});
const agent = { staffId: AGENT, isAgent: true };
const keeper = { staffId: KEEPER, isAgent: false };
const vault = { keeper: 'VAULT' as const, staffId: KEEPER };

it.each<[string, HeldPaper, Parameters<typeof moveRefusal>[1], Parameters<typeof moveRefusal>[2], string | null]>([
  ['by whoever has it', paper(), agent, vault, null],
  ['by a stranger', paper(), keeper, vault, 'not_found'],
  ['by the agent while another has it', paper({ holderStaffId: KEEPER, keeper: 'VAULT' }), agent, vault, 'not_allowed'],
  ['on its way already', paper({ onItsWay: true }), agent, vault, 'on_its_way'],
  ['back with its client', paper({ keeper: 'CLIENT', holderStaffId: null }), agent, vault, 'with_client'],
  ['to oneself', paper(), agent, { keeper: 'VAULT', staffId: AGENT }, 'receiver_is_mover'],
  ['to a department', paper(), agent, { keeper: 'DEPARTMENT', staffId: null }, null],
  [
    'out of a department by the agent, for oneself',
    paper({ keeper: 'DEPARTMENT', holderStaffId: KEEPER }),
    agent,
    { keeper: 'AGENT', staffId: AGENT },
    null,
  ],
  [
    'out of a department for somebody else',
    paper({ keeper: 'DEPARTMENT', holderStaffId: AGENT }),
    agent,
    vault,
    'fetch_first',
  ],
])('a paper moved %s', (_what, moved, mover, to, code) => {
  expect(moveRefusal([moved], mover, to)?.code ?? null).toBe(code);
});

const anyPaper: fc.Arbitrary<HeldPaper> = fc.record({
  no: fc.nat(60),
  name: fc.constantFrom('执照', '合同'),
  keeper: fc.constantFrom(...PAPER_KEEPERS),
  holderStaffId: fc.constantFrom(null, AGENT, KEEPER, 3),
  toReturn: fc.boolean(),
  onItsWay: fc.boolean(),
});

it('nobody moves what others have, except to fetch it from a department for the case', () => {
  fc.assert(
    fc.property(
      fc.array(anyPaper, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.constantFrom(...MOVE_TARGETS),
      fc.constantFrom(null, AGENT, KEEPER),
      (papers, isAgent, target, receiver) => {
        const refusal = moveRefusal(papers, { staffId: AGENT, isAgent }, { keeper: target, staffId: receiver });
        const strange = papers.some(
          ({ holderStaffId, keeper: at }) => holderStaffId !== AGENT && !(isAgent && at === 'DEPARTMENT'),
        );
        expect(refusal !== null || !strange).toBe(true);
      },
    ),
  );
});

it('what is given back is in one’s own hands and on its way nowhere', () => {
  fc.assert(
    fc.property(anyPaper, (each) => {
      const inHand = each.keeper === 'AGENT' && each.holderStaffId === AGENT && !each.onItsWay;
      expect(returnRefusal([each], AGENT) === null).toBe(inHand);
    }),
  );
});

it('outstanding is what has to go back and is not with its client', () => {
  const papers = [paper(), paper({ keeper: 'CLIENT' }), paper({ toReturn: false }), paper({ keeper: 'DEPARTMENT' })];
  expect(outstanding(papers)).toEqual([papers[0], papers[3]]);
});

it('a list is signed while it is open', () => {
  expect(listRefusal('OPEN')).toBeNull();
  expect(listRefusal('SIGNED')?.code).toBe('list_signed');
  expect(listRefusal('VOID')?.code).toBe('list_void');
});

it('what is signed says of which case, which list and which way it is', () => {
  const texts = [
    signedText('A', 1, 'IN', [{ name: '执照' }]),
    signedText('B', 1, 'IN', [{ name: '执照' }]),
    signedText('A', 2, 'IN', [{ name: '执照' }]),
    signedText('A', 1, 'OUT', [{ name: '执照' }]),
    signedText('A', 1, 'IN', [{ name: '合同' }]),
  ];
  expect(new Set(texts).size).toBe(texts.length);
});
