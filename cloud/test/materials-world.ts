import type { AgencyMaterialsView, HandoverLineInput } from 'shared-types/agency-materials.contract';
import type { InputOf } from 'shared-types/routes';
import type { AgencyWorld } from './agency-world';
import type { Someone } from './app';
import type { Extra } from './client';
import { DRAWING } from './mandate-world';

type Sign = InputOf<'POST /agency-cases/:number/handovers/:no/sign'>['body'];
type Move = InputOf<'POST /agency-cases/:number/paper-moves'>['body'];

/** The licence goes back, the copy does not, the file has no paper. */
export const LINES: HandoverLineInput[] = [
  { name: '营业执照正本', form: 'ORIGINAL', copies: 1, pages: 1, condition: '完好', toReturn: true },
  { name: '租赁合同', form: 'COPY', copies: 2, pages: 6, toReturn: false },
  { name: '公司章程电子稿', form: 'ELECTRONIC', copies: 1, toReturn: false },
];

/** What tests of 材料交接 are written with. */
export class MaterialsWorld {
  constructor(readonly world: AgencyWorld) {}

  read(someone: Someone, number: string): Promise<AgencyMaterialsView> {
    return someone.client.call('GET /agency-cases/:number/materials', { params: { number } });
  }

  /** The agent lists what is handed over. */
  async draft(number: string, lines = LINES, extra?: Extra): Promise<AgencyMaterialsView> {
    const { version } = await this.read(this.world.agent, number);
    const body = { version, direction: 'IN' as const, lines };
    return this.world.agent.client.call('POST /agency-cases/:number/handovers', { params: { number }, body }, extra);
  }

  /** The agent lists what goes back. */
  async draftReturn(number: string, papers: number[]): Promise<AgencyMaterialsView> {
    const { version } = await this.read(this.world.agent, number);
    const body = { version, direction: 'OUT' as const, papers };
    return this.world.agent.client.call('POST /agency-cases/:number/handovers', { params: { number }, body });
  }

  /** Signs the latest list as it is shown. */
  async sign(someone: Someone, number: string, part: Partial<Sign> = {}, extra?: Extra): Promise<AgencyMaterialsView> {
    const [list] = (await this.read(this.world.desk, number)).handovers;
    const params = { number, no: list?.no ?? 0 };
    const body = { hash: list?.hash ?? '', drawing: DRAWING, ...part };
    return someone.client.call('POST /agency-cases/:number/handovers/:no/sign', { params, body }, extra);
  }

  /** Both beside each other, on the agent's screen. */
  signBoth(number: string, extra?: Extra): Promise<AgencyMaterialsView> {
    return this.sign(this.world.agent, number, { client: { by: 'SCREEN', drawing: DRAWING } }, extra);
  }

  /** Handed over and signed for. */
  async handedOver(owner: Someone, lines = LINES): Promise<string> {
    const number = await this.world.collecting(owner, [this.world.line('company-establishment')]);
    await this.draft(number, lines);
    await this.signBoth(number);
    return number;
  }

  /** Given back and signed for. */
  async giveBack(number: string, papers: number[]): Promise<AgencyMaterialsView> {
    await this.draftReturn(number, papers);
    return this.signBoth(number);
  }

  move(someone: Someone, number: string, body: Move, extra?: Extra): Promise<null> {
    return someone.client.call('POST /agency-cases/:number/paper-moves', { params: { number }, body }, extra);
  }

  answer(someone: Someone, number: string, papers: number[], accepted = true): Promise<null> {
    return someone.client.call('POST /agency-cases/:number/paper-answers', {
      params: { number },
      body: { papers, accepted },
    });
  }
}
