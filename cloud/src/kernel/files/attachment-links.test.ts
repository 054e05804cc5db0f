import { LINK_SECONDS } from 'shared-types/attachment.states';
import type { Someone } from '../../../test/app';
import { FilesWorld } from '../../../test/files-world';
import { somePdf } from '../../../test/sample-files';
import { setClock } from '../clock';

describe('a link to an attachment', () => {
  let world: FilesWorld;
  let citizen: Someone;

  beforeAll(async () => {
    world = await FilesWorld.open();
    citizen = await world.app.citizen();
  });
  afterAll(() => world.close());
  afterEach(() => setClock(null));

  it('serves a file to be saved, in a page that can do nothing', async () => {
    const { link } = await world.send(citizen, somePdf(), '施工图 “终稿”.pdf');
    const { headers } = await world.follow(link);
    expect(headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('opens for five minutes, no longer', async () => {
    const { link } = await world.send(citizen, somePdf(), '合同.pdf');
    const sentAt = Date.now();
    setClock(() => new Date(sentAt + (LINK_SECONDS - 5) * 1000));
    expect((await world.follow(link)).status).toBe(200);
    setClock(() => new Date(sentAt + (LINK_SECONDS + 1) * 1000));
    const over = await world.follow(link);
    expect([over.status, await over.json()]).toEqual([403, expect.objectContaining({ code: 'link_over' })]);
  });

  it('opens nothing once a letter of it is altered', async () => {
    const [mine, other] = [
      await world.send(citizen, somePdf(), '甲.pdf'),
      await world.send(citizen, somePdf(), '乙.pdf'),
    ];
    const altered = [
      mine.link.replace(mine.id, other.id),
      mine.link.replace(/until=(\d)/, (_, digit: string) => `until=${digit}9`),
      mine.link.replace(/signature=./, (start) => `signature=${start.endsWith('A') ? 'B' : 'A'}`),
      mine.link.replace(/session=[\w-]{5}/, 'session=AAAAA'),
    ];
    const statuses = await Promise.all(altered.map(async (link) => (await world.follow(link)).status));
    expect(statuses).toEqual([403, 403, 403, 403]);
    expect((await world.follow(mine.link.split('?')[0] ?? '')).status).toBe(404);
  });

  it('ends with the session it was made for', async () => {
    const leaving = await world.app.citizen();
    const { link } = await world.send(leaving, somePdf(), '合同.pdf');
    await world.app.database.write('UPDATE session SET revoked_at = ? WHERE handle = ?', [
      new Date(),
      new URL(link, 'http://x').searchParams.get('session'),
    ]);
    expect((await world.follow(link)).status).toBe(403);
  });
});
