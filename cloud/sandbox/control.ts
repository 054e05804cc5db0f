import { z } from 'zod';
import { DEMO_ACCOUNT } from './demo-account';
import type { DemoPerson } from './demo-people';
import { faultSchema } from './fault-book';
import { type Call, html, json, jsonBody, type Reply, text } from './http';
import { homePage, totpOf } from './pages/home';
import { inboxPage } from './pages/inbox';
import type { World } from './world';

const { mini } = DEMO_ACCOUNT;

const wantsPage = (call: Call): boolean => (call.headers.accept ?? '').includes('text/html');
const mistake = (message: string, status = 400): Reply => json({ error: message }, status);

function personIn(call: Call, world: World): DemoPerson | undefined {
  return world.people.find(text(jsonBody(call).person));
}

/** GET / */
export const home = (_: Call, world: World): Reply => html(homePage(world.people.all(), world.now()));

/** GET /healthz */
export const health = (): Reply => json({ ok: true });

/** GET /demo/people: everybody with what is needed to sign in as them. */
export function people(_: Call, world: World): Reply {
  const at = world.now();
  return json(
    world.people
      .all()
      .map((person) => ({ ...person, totp: person.totpSecret === null ? null : totpOf(person.totpSecret, at) })),
  );
}

/** POST /sandbox/people: a citizen nobody has seen before, for a test that wants a person of its own. */
export const invent = (_: Call, world: World): Reply => json(world.people.invent(), 201);

/** POST /sandbox/login-code `{person}`: the code `wx.login` would give this person. */
export function loginCode(call: Call, world: World): Reply {
  const person = personIn(call, world);
  if (!person) return mistake('person: expected the key of a demo person', 404);
  return json({ code: world.codes.issue({ purpose: 'LOGIN', appid: mini.appid, scope: '', person }) });
}

/** POST /sandbox/phone-code `{person}`: the code the `getPhoneNumber` button would give this person. */
export function phoneCode(call: Call, world: World): Reply {
  const person = personIn(call, world);
  if (!person) return mistake('person: expected the key of a demo person', 404);
  return json({ code: world.codes.issue({ purpose: 'PHONE', appid: mini.appid, scope: '', person }) });
}

/** GET /sandbox/messages, for one person with `?person=`: a page for a browser, else JSON. */
export function messages(call: Call, world: World): Reply {
  const list = world.messages.list(call.query.get('person'));
  return wantsPage(call) ? html(inboxPage(list)) : json(list);
}

/** DELETE /sandbox/messages: also lets every phone have a text message again at once. */
export function clearMessages(_: Call, world: World): Reply {
  world.messages.clear();
  world.lastSms.clear();
  return json({ ok: true });
}

/** GET /sandbox/faults: what is still to go wrong. */
export const faults = (_: Call, world: World): Reply => json(world.faults.list());

/** POST /sandbox/faults */
export function addFault(call: Call, world: World): Reply {
  const fault = faultSchema.safeParse(jsonBody(call));
  if (!fault.success) return mistake(z.prettifyError(fault.error));
  if ('person' in fault.data && !world.people.find(fault.data.person)) {
    return mistake('person: expected the key of a demo person', 404);
  }
  world.faults.add(fault.data);
  return json(world.faults.list(), 201);
}

/** DELETE /sandbox/faults */
export function clearFaults(_: Call, world: World): Reply {
  world.faults.clear();
  return json({ ok: true });
}

/** GET /sandbox/calls: how often each path of the wire protocols was called. */
export const calls = (_: Call, world: World): Reply => json(Object.fromEntries(world.calls));
