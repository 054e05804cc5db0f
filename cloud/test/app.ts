import { createHash, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SessionGrant } from 'shared-types/identity.contract';
import type { Role } from 'shared-types/identity.states';
import { SandboxClient } from '../sandbox/client';
import {
  backOfficeEnvironment,
  provinceEnvironment,
  sandboxEnvironment,
  wecomEnvironment,
} from '../sandbox/demo-account';
import type { DemoPerson } from '../sandbox/demo-people';
import type { PayMode } from '../sandbox/pay/pay-keys';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { PersonDirectory } from '../src/identity/person-directory';
import { now } from '../src/kernel/clock';
import { Database } from '../src/kernel/database/database';
import { Relay } from '../src/kernel/outbox/relay';
import { readSettings } from '../src/kernel/settings';
import { type RunningServer, startServer } from '../src/server';
import { Client } from './client';
import { emptyDatabase, testDatabaseUrl } from './database';

/** Somebody signed in, with a client of their own. */
export interface Someone {
  readonly client: Client;
  readonly person: DemoPerson;
  readonly grant: SessionGrant;
}

export interface Colleague extends Someone {
  readonly workNo: string;
  readonly staffId: number;
}

interface StaffTerms {
  readonly siteKey?: string;
  readonly skills?: readonly string[];
  readonly name?: string;
}

/** Sooner than an access token ends. */
const STALE_MS = 5 * 60_000;

const SETTLE_WITHIN_MS = 5000;

type Environment = Readonly<Record<string, string>>;

const keyOf = (name: string): string => createHash('sha256').update(`${name}|${testDatabaseUrl()}`).digest('base64');

/** The keys of a test server: one set for each schema, so that what one file leaves sealed in it the next can open. */
export const testKeys = () => ({
  TOKEN_KEY: keyOf('TOKEN_KEY'),
  DATA_KEY: keyOf('DATA_KEY'),
  LOOKUP_KEY: keyOf('LOOKUP_KEY'),
});

/** An address at which what the outside world sends of its own accord finds the server. */
async function foundAt(): Promise<Environment> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
}

/** What of the outside world is connected beside what always is. */
interface Connections {
  readonly payMode?: PayMode;
  readonly backOffice?: boolean;
  readonly province?: boolean;
  readonly wecom?: boolean;
}

/** A server, its sandbox and fresh people, for one test file: real HTTP, real database, real wire protocols. */
export class TestApp {
  readonly visitor: Client;
  readonly wechat: SandboxClient;

  private constructor(
    readonly server: RunningServer,
    readonly sandbox: Sandbox,
  ) {
    this.visitor = new Client(server.url);
    this.wechat = new SandboxClient(sandbox.url);
  }

  /** Starts both; the house takes WeChat Pay, and hands cases over, only where a test says so. */
  static async start(
    environment: Environment = {},
    { payMode, backOffice = false, province = false, wecom = false }: Connections = {},
  ): Promise<TestApp> {
    await emptyDatabase();
    // What is signed with the time of day must live at the house's, wherever a test moves that.
    const sandbox = await startSandbox(
      payMode === undefined && !backOffice && !province ? { port: 0 } : { port: 0, now },
    );
    const merchant = payMode === undefined ? {} : sandbox.world.pay.keys.environment(payMode);
    const settings = readSettings({
      NODE_ENV: 'test',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: testDatabaseUrl(),
      ...sandboxEnvironment(sandbox.url),
      ...testKeys(),
      FILES_DIR: join(tmpdir(), `zhengplus-files-${process.pid}`),
      ...merchant,
      ...(payMode === undefined && !backOffice ? {} : await foundAt()),
      ...(backOffice ? backOfficeEnvironment(sandbox.url) : {}),
      ...(province ? provinceEnvironment(sandbox.url) : {}),
      ...(wecom ? wecomEnvironment(sandbox.url) : {}),
      ...environment,
    });
    try {
      return new TestApp(await startServer(settings), sandbox);
    } catch (error) {
      await sandbox.close();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.sandbox.close();
  }

  get database(): Database {
    return this.server.container.get(Database);
  }

  /** A citizen nobody has seen before, signed in from the mini-program, with a verified phone unless told otherwise. */
  async citizen({ phone = true }: { phone?: boolean } = {}): Promise<Someone> {
    const person = await this.wechat.newCitizen();
    const someone = await this.signIn(person);
    if (phone)
      await someone.client.call('POST /me/phone/wechat', { body: { code: await this.wechat.phoneCode(person.key) } });
    return someone;
  }

  /** A fresh member of staff with these roles, signed in from the mini-program. */
  async staff(roles: readonly Role[], terms: StaffTerms = {}): Promise<Colleague> {
    const someone = await this.citizen();
    const workNo = `T${randomInt(1_000_000, 9_999_999)}`;
    const personId = await this.server.container.get(PersonDirectory).personIdByPhone(someone.person.phone);
    const { insertId } = await this.database.write(
      'INSERT INTO staff (person_id, work_no, name, roles, skills, site_key, active) VALUES (?, ?, ?, ?, ?, ?, 1)',
      [
        personId,
        workNo,
        terms.name ?? `员工${workNo}`,
        roles.join(','),
        (terms.skills ?? []).join(','),
        terms.siteKey ?? 'hall',
      ],
    );
    return { ...someone, workNo, staffId: insertId };
  }

  /** Signs a known person in from the mini-program; who comes back after their session's time signs in anew. */
  async signIn(person: DemoPerson): Promise<Someone> {
    let grant = await this.grant(person);
    let grantedAt = now();
    const authorization = async () => {
      if (Math.abs(now().getTime() - grantedAt.getTime()) > STALE_MS) {
        grant = await this.grant(person);
        grantedAt = now();
      }
      return `Bearer ${grant.accessToken}`;
    };
    return { person, grant, client: this.visitor.as(authorization) };
  }

  private async grant(person: DemoPerson): Promise<SessionGrant> {
    const code = await this.wechat.loginCode(person.key);
    return this.visitor.call('POST /sessions/mini-program', { body: { code } });
  }

  /** Lets the house do its waiting work now: positions and deliveries of the outbox. */
  async settle(): Promise<void> {
    const relay = this.server.container.get(Relay);
    while ((await relay.position()) > 0);
    const patience = AbortSignal.timeout(SETTLE_WITHIN_MS);
    while (((await relay.deliver()) > 0 || (await this.deliveriesUnderWay())) && !patience.aborted) await pause(2);
  }

  /** True while a delivery that the server itself took up is not over: it may have been faster than the test. */
  private async deliveriesUnderWay(): Promise<boolean> {
    const row = await this.database.row(
      'SELECT 1 FROM outbox WHERE pending = 1 AND last_error IS NULL AND (attempts > 0 OR attempt_at <= ?) LIMIT 1',
      [now()],
    );
    return row !== null;
  }
}
