import { ifAny, oneOf, type Scene, type Step, urge } from './matter';
import type { Someone } from './people';

/** What might happen next to a question; null for nothing now. */
export function consultationStep(scene: Scene): Step | null {
  const { chances, people, matter, view } = scene;
  const clerk = chances.of(people.clerks);
  if (view.state === 'REPLIED') {
    return oneOf(
      chances,
      ifAny(0.4, matter.owner, (owner) => reopen(scene, owner)),
      ifAny(0.3, matter.owner, (owner) => rate(scene, owner)),
      [0.3, null],
    );
  }
  if (!view.open) return null;
  return oneOf(
    chances,
    [0.3, assign(scene, clerk)],
    [0.6, reply(scene, clerk)],
    ifAny(0.1, matter.owner, (owner) => urge(scene, owner)),
  );
}

function assign({ matter: { number }, view: { version }, people, chances }: Scene, by: Someone): Step {
  const workNo = chances.of(people.clerks).workNo ?? '';
  return {
    by,
    route: 'assign',
    says: ['assign'],
    send: async (client, extra) => {
      const input = { params: { number }, body: { version, workNo } };
      return (await client.call('POST /consultations/:number/assign', input, extra)).number;
    },
  };
}

function reply({ matter: { number }, view: { version } }: Scene, by: Someone): Step {
  return {
    by,
    route: 'reply',
    says: ['reply'],
    send: async (client, extra) => {
      const input = { params: { number }, body: { version, reply: '请带身份证到大厅窗口办理。' } };
      return (await client.call('POST /consultations/:number/reply', input, extra)).number;
    },
  };
}

function reopen({ matter: { number }, view: { version } }: Scene, by: Someone): Step {
  return {
    by,
    route: 'reopen',
    says: ['reopen'],
    send: async (client, extra) => {
      const input = { params: { number }, body: { version, question: '还有一点没有看明白，请再说说？' } };
      return (await client.call('POST /consultations/:number/reopen', input, extra)).number;
    },
  };
}

function rate({ matter: { number }, view: { version }, chances }: Scene, by: Someone): Step {
  const rating = chances.between(1, 5);
  return {
    by,
    route: 'rate',
    says: ['rate'],
    send: async (client, extra) => {
      const input = { params: { number }, body: { version, rating } };
      return (await client.call('POST /consultations/:number/rate', input, extra)).number;
    },
  };
}
