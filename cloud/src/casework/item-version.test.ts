import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import type { ServiceItem } from '../directory/service-items.config';
import { Database } from '../kernel/database/database';

const CONFIG = join(__dirname, '../../../config');
const KEY = 'food-business-license-new';
const NEW_MATERIAL = {
  key: 'fire-safety-proof',
  name: '消防安全证明',
  form: '复印件',
  copies: 1,
  required: true,
  canBeMissing: false,
  source: '申请人自备',
} as const;

/** The same centre after its catalogue asks for one thing more and promises less time. */
function laterCatalogue(): string {
  const dir = mkdtempSync(join(tmpdir(), 'later-catalogue-'));
  cpSync(CONFIG, dir, { recursive: true });
  const file = join(dir, 'service-items.json');
  const items = JSON.parse(readFileSync(file, 'utf8')) as ServiceItem[];
  const changed = items.map((item) =>
    item.key === KEY
      ? {
          ...item,
          committedWorkdays: 3,
          materials: [...item.materials, NEW_MATERIAL],
          situations: item.situations.map((each) => ({ ...each, materials: [...each.materials, NEW_MATERIAL.key] })),
        }
      : item,
  );
  writeFileSync(file, JSON.stringify(changed));
  return dir;
}

describe('a catalogue that changes while a case is on its way', () => {
  const dir = laterCatalogue();
  let earlier: { number: string; materials: { key: string }[] };
  let app: TestApp;
  let world: CaseWorld;

  beforeAll(async () => {
    const before = await TestApp.start();
    const [last = ''] = (await CaseWorld.open(before).then((w) => w.item(KEY).situations[0]?.materials ?? [])).slice(
      -1,
    );
    earlier = await (await CaseWorld.open(before)).takeIn(KEY, { without: [last], completeness: 'CHECK_LATER' });
    await before.stop();
    app = await TestApp.start({ CONFIG_DIR: dir });
    world = await CaseWorld.open(app);
  });
  afterAll(async () => {
    await app.stop();
    rmSync(dir, { recursive: true });
  });

  it('asks a case for what it asked when the case began, and keeps what was promised then', async () => {
    const seen = await world.read(world.clerk, earlier);
    expect(seen.materials.map(({ key }) => key)).not.toContain(NEW_MATERIAL.key);
    const missing = seen.materials.filter(({ received }) => !received).map(({ key }) => key);
    const accepted = await world.send(world.clerk, earlier, 'materials', { materials: missing });
    expect(accepted.state).toBe('ACCEPTED');
    const timer = await app.server.container.get(Database).row<{ params: string | object }>(
      `SELECT t.params FROM timer t JOIN record r ON r.id = t.record_id
          WHERE r.number = ? AND t.kind = 'DECISION_COMMITTED'`,
      [earlier.number],
    );
    const params = typeof timer?.params === 'string' ? JSON.parse(timer.params) : timer?.params;
    expect(params.workdays).not.toBe(3);
  });

  it('knows no material of the later wording for a case of the earlier one', async () => {
    const other = await world.read(world.clerk, earlier);
    const problem = await refused(world.send(world.clerk, other, 'materials', { materials: [NEW_MATERIAL.key] }));
    expect(problem.status).toBe(400);
  });

  it('asks a case that begins now for all of it', async () => {
    const now = await world.takeIn(KEY);
    expect(now.materials.map(({ key }) => key)).toContain(NEW_MATERIAL.key);
  });

  it('keeps both wordings, the one still in force and the one that was', async () => {
    const rows = await app.server.container
      .get(Database)
      .rows<{ hash: string }>('SELECT hash FROM service_item_version WHERE item_key = ?', [KEY]);
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });
});
