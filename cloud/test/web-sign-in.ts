import { authenticator } from 'otplib';
import type { SessionGrant } from 'shared-types/identity.contract';
import { StaffService } from '../src/identity/staff.service';
import { now } from '../src/kernel/clock';
import { HOUSE } from '../src/kernel/session/actor';
import type { TestApp } from './app';
import type { Client } from './client';

export type WebKind = 'WECHAT_BROWSER' | 'DESK';

/** What a browser holds after WeChat sent it back. */
export interface Returned {
  readonly kind: WebKind;
  readonly code: string;
  readonly state: string;
  readonly ticket: string;
}

export interface WebSession {
  readonly grant: SessionGrant & { readonly returnTo: string };
  readonly client: Client;
}

interface Terms {
  readonly returnTo?: string;
  /** WeChat tells no unionid, as in an account that is not bound to the open platform. */
  readonly withoutUnionid?: boolean;
}

/** Goes to WeChat's sign-in page as a browser would, chooses this person and comes back. */
export async function throughWechat(app: TestApp, kind: WebKind, person: string, terms: Terms = {}): Promise<Returned> {
  const query = { kind, returnTo: terms.returnTo ?? '/pages/home/index' };
  const { address, ticket } = await app.visitor.call('GET /sessions/web-address', { query });
  const page = new URL(address);
  if (terms.withoutUnionid) page.searchParams.set('scope', 'snsapi_base');
  const choice = new URLSearchParams({ via: page.pathname, person, ...Object.fromEntries(page.searchParams) });
  const chosen = await fetch(`${page.origin}/sandbox/choose?${choice}`, { redirect: 'manual' });
  const back = new URL(chosen.headers.get('location') ?? '');
  return { kind, ticket, code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') ?? '' };
}

/** Signs a person in from a browser. */
export async function webSignIn(app: TestApp, kind: WebKind, person: string, terms: Terms = {}): Promise<WebSession> {
  const grant = await app.visitor.call('POST /sessions/web', { body: await throughWechat(app, kind, person, terms) });
  return { grant, client: app.visitor.as(`Bearer ${grant.accessToken}`) };
}

/** Sets up a second factor and returns what an authenticator app would show at each moment. */
export async function authenticatorOf(app: TestApp, workNo: string): Promise<() => string> {
  const address = await app.server.container.get(StaffService).enrolSecondFactor(HOUSE, workNo);
  const secret = new URL(address).searchParams.get('secret') ?? '';
  return () => authenticator.clone({ epoch: now().getTime() }).generate(secret);
}
