import { setClock } from '../src/kernel/clock';
import { SandboxClient } from './client';
import { type Sandbox, startSandbox } from './server';

/** A sandbox and a clock that it shares with the product. */
export interface TestWorld {
  /** The instant it is, UTC milliseconds; a test moves it. */
  at: number;
  sandbox: Sandbox;
  client: SandboxClient;
}

/** Gives every test of the file a fresh sandbox over real HTTP and sets the clock to 2026-11-23 10:00 in Shanghai. */
export function useSandbox(): TestWorld {
  const world = {} as TestWorld;
  beforeEach(async () => {
    world.at = Date.parse('2026-11-23T02:00:00Z');
    setClock(() => new Date(world.at));
    world.sandbox = await startSandbox({ port: 0, now: () => new Date(world.at) });
    world.client = new SandboxClient(world.sandbox.url);
  });
  afterEach(async () => {
    setClock(null);
    await world.sandbox.close();
  });
  return world;
}
