import type { ComplaintStep } from 'shared-types/complaint.contract';
import { ifAny, oneOf, type Scene, type Step, urge } from './matter';
import type { Someone } from './people';

type Act = ComplaintStep extends infer S ? (S extends ComplaintStep ? Omit<S, 'version'> : never) : never;

const REPLY = '情况已经核实，处理结果如下，谢谢您的监督。';
const REASON = '核实后这样处理';

/** What might happen next to a complaint; null for nothing now. */
export function complaintStep(scene: Scene): Step | null {
  const { view, chances, matter } = scene;
  if (view.state === 'REPLIED') {
    return oneOf(
      chances,
      ifAny(0.3, matter.owner, (owner) => act(scene, owner, { action: 'confirm' })),
      ifAny(0.3, matter.owner, (owner) =>
        act(scene, owner, { action: 'reopen', statement: '还是没有解决，请再办理。' }),
      ),
      [0.3, closing(scene)],
      [0.1, null],
    );
  }
  if (view.state === 'CONFIRMED') return closing(scene);
  if (!view.open) return null;
  const pressing = [
    ifAny(0.1, matter.owner, (owner) => urge(scene, owner)),
    ifAny(0.05, matter.owner, (owner) => act(scene, owner, { action: 'withdraw' })),
  ];
  if (view.promises.some(({ kind, light }) => kind === 'COMPLAINT_ONSITE_SIMPLE' && !light.startsWith('DONE'))) {
    return oneOf(chances, [0.5, settling(scene)], [0.4, converting(scene)], ...pressing);
  }
  if (['RECEIVED', 'REOPENED'].includes(view.state)) {
    return oneOf(chances, [0.8, assigning(scene)], [0.1, referring(scene)], ...pressing);
  }
  return oneOf(chances, [0.2, assigning(scene)], [0.3, investigating(scene)], [0.5, replying(scene)], ...pressing);
}

const inspector = ({ chances, people }: Scene): Someone => chances.of(people.inspectors);
const deputy = ({ chances, people }: Scene): Someone => chances.of(people.deputies);
/** Who holds it now, as far as they are known here. */
const holder = (scene: Scene): Someone =>
  scene.people.inspectors.find(({ workNo }) => workNo === scene.view.holder?.workNo) ?? deputy(scene);

const closing = (scene: Scene) => act(scene, inspector(scene), { action: 'close', reason: REASON });
const settling = (scene: Scene) =>
  act(scene, inspector(scene), { action: 'handleOnSpot', outcome: 'SUBSTANTIATED', reply: REPLY });
const converting = (scene: Scene) => act(scene, inspector(scene), { action: 'convert', reason: REASON });
const assigning = (scene: Scene) =>
  act(scene, deputy(scene), { action: 'assign', workNo: inspector(scene).workNo ?? '' });
const referring = (scene: Scene) =>
  act(scene, deputy(scene), { action: 'referOut', referredTo: '区市场监督管理局', reason: REASON });
const investigating = (scene: Scene) => act(scene, holder(scene), { action: 'investigate' });
const replying = (scene: Scene) =>
  act(scene, scene.chances.is(0.7) ? holder(scene) : deputy(scene), {
    action: 'reply',
    outcome: 'PARTLY',
    reply: REPLY,
  });

function act({ matter: { number }, view: { version } }: Scene, by: Someone, step: Act): Step {
  return {
    by,
    route: step.action,
    says: [step.action],
    send: async (client, extra) => {
      const input = { params: { number }, body: { ...step, version } as ComplaintStep };
      return (await client.call('POST /complaints/:number/actions', input, extra)).number;
    },
  };
}
