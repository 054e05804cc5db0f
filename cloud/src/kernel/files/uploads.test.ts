import { DRAWING_MOST_BYTES } from 'shared-types/attachment.states';
import type { Someone } from '../../../test/app';
import { refused } from '../../../test/client';
import { drawingOf, FilesWorld, sha256Of } from '../../../test/files-world';
import { setClock } from '../clock';

describe('a drawing in parts', () => {
  let world: FilesWorld;
  let citizen: Someone;

  beforeAll(async () => {
    world = await FilesWorld.open();
    citizen = await world.app.citizen();
  });
  afterAll(() => world.close());
  afterEach(() => setClock(null));

  const rows = async (table: 'attachment' | 'attachment_part') =>
    (await world.app.database.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n;

  it('goes on after a lost part, and is whole in the end', async () => {
    const file = drawingOf(3);
    const { id } = await world.declare(citizen, file);
    await world.part(citizen, id, file, 1);
    const { parts } = await world.part(citizen, id, file, 3);
    expect(parts).toEqual([1, 3]);
    const early = await refused(world.complete(citizen, id));
    expect(early).toMatchObject({ status: 422, code: 'parts_missing', title: expect.stringContaining('1 个分段') });
    expect((await citizen.client.call('GET /uploads/:id', { params: { id } })).parts).toEqual([1, 3]);
    await world.part(citizen, id, file, 2);
    const drawing = await world.complete(citizen, id);
    expect(drawing).toMatchObject({ name: '总平面图.pdf', type: 'PDF', size: file.length });
    expect(sha256Of(await world.bytesOf(drawing.link))).toBe(sha256Of(file));
  });

  it('completed again, or by two at once, is one attachment; its parts are gone', async () => {
    const file = drawingOf(2);
    const { id } = await world.declare(citizen, file);
    await world.parts(citizen, id, file);
    const outcomes = await Promise.allSettled([world.complete(citizen, id), world.complete(citizen, id)]);
    const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    expect(done.length).toBeGreaterThan(0);
    const again = await world.complete(citizen, id);
    expect(new Set([...done, again.id]).size).toBe(1);
    expect((await world.part(citizen, id, file, 1)).attachment?.id).toBe(again.id);
    expect((await world.kept()).filter((path) => path.includes(id))).toEqual([]);
  });

  it.each([
    ['with another hash than declared', drawingOf(2), { sha256: 'ab'.repeat(32) }, 'upload_hash_wrong'],
    ['that is none', Buffer.alloc(1_200_000, 1), {}, 'attachment_type_unknown'],
    ['named as another type', drawingOf(2), { name: '总平面图.dwg' }, 'attachment_mislabelled'],
  ])('%s is refused, and nothing stays behind', async (_, file, declared, code) => {
    const before = [await rows('attachment'), await rows('attachment_part'), await world.kept()];
    const { id } = await world.declare(citizen, file, declared);
    await world.parts(citizen, id, file);
    expect(await refused(world.complete(citizen, id))).toMatchObject({ status: 422, code });
    expect([await rows('attachment'), await rows('attachment_part'), await world.kept()]).toEqual(before);
    expect(await refused(world.complete(citizen, id))).toMatchObject({ code: 'not_found' });
  });

  it('refuses a part of the wrong size or number, and a file over 100 MB', async () => {
    const file = drawingOf(2);
    const { id } = await world.declare(citizen, file);
    expect(await refused(world.part(citizen, id, file.subarray(0, 1000), 1))).toMatchObject({
      code: 'part_size_wrong',
    });
    expect(await refused(world.part(citizen, id, file, 3))).toMatchObject({ code: 'input_invalid' });
    const large = await refused(world.declare(citizen, file, { size: DRAWING_MOST_BYTES + 1 }));
    expect(large).toMatchObject({ code: 'input_invalid', title: expect.stringContaining('100 MB') });
  });

  it('is nobody else’s to go on with', async () => {
    const file = drawingOf(2);
    const { id } = await world.declare(citizen, file);
    const stranger = await world.app.citizen();
    const refusals = [
      await refused(stranger.client.call('GET /uploads/:id', { params: { id } })),
      await refused(world.part(stranger, id, file, 1)),
      await refused(world.complete(stranger, id)),
      await refused(stranger.client.call('DELETE /uploads/:id', { params: { id } })),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(Array(4).fill('not_found'));
  });

  it('is swept a day after its last part, or removed at once where it is given up', async () => {
    const file = drawingOf(2);
    const [left, givenUp] = [await world.declare(citizen, file), await world.declare(citizen, file)];
    for (const { id } of [left, givenUp]) await world.part(citizen, id, file, 1);
    await citizen.client.call('DELETE /uploads/:id', { params: { id: givenUp.id } });
    const partsOf = async (id: string) => (await world.kept()).filter((path) => path.includes(id)).length;
    expect([await partsOf(left.id), await partsOf(givenUp.id)]).toEqual([1, 0]);
    await world.sweepAfter(25);
    expect(await partsOf(left.id)).toBe(0);
    const over = await refused(citizen.client.call('GET /uploads/:id', { params: { id: left.id } }));
    expect(over.code).toBe('not_found');
  });
});
