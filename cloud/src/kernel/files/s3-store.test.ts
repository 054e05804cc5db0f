import { type Someone } from '../../../test/app';
import { refused } from '../../../test/client';
import { drawingOf, FilesWorld, sha256Of } from '../../../test/files-world';
import { S3Bucket } from '../../../test/s3-bucket';
import { SOUNDS } from '../../../test/sample-files';
import { setClock } from '../clock';

describe('attachments in a bucket', () => {
  let bucket: S3Bucket;
  let world: FilesWorld;
  let citizen: Someone;

  beforeAll(async () => {
    bucket = await S3Bucket.start();
    world = await FilesWorld.open(bucket.environment());
    citizen = await world.app.citizen();
  });
  afterAll(async () => {
    await world.close();
    await bucket.stop();
  });
  afterEach(() => setClock(null));

  it('are signed for, kept there once, opened whole or in stretches, and not left on this machine', async () => {
    const { link } = await world.send(citizen, SOUNDS.wav, '录音.wav');
    await world.send(citizen, SOUNDS.wav, '又一次.wav');
    const key = `content/${sha256Of(SOUNDS.wav).slice(0, 2)}/${sha256Of(SOUNDS.wav)}`;
    expect([...bucket.objects.keys()]).toEqual([`/${bucket.name}/${key}`]);
    expect(bucket.answered.filter((line) => line === 'PUT 200')).toHaveLength(1);
    expect(await world.bytesOf(link)).toEqual(SOUNDS.wav);
    expect(await (await world.follow(link, { range: 'bytes=8-11' })).text()).toBe('WAVE');
    expect(await world.kept()).toEqual([]);
  });

  it('of a drawing are put together from their parts, which are removed', async () => {
    const file = drawingOf(3);
    const { id } = await world.declare(citizen, file);
    await world.parts(citizen, id, file);
    expect([...bucket.objects.keys()].filter((key) => key.includes(id))).toHaveLength(3);
    const { link } = await world.complete(citizen, id);
    expect(sha256Of(await world.bytesOf(link))).toBe(sha256Of(file));
    expect([...bucket.objects.keys()].filter((key) => key.includes(id))).toEqual([]);
    expect(await world.kept()).toEqual([]);
  });

  it('are gone from there once nobody has attached them for a day', async () => {
    await world.send(citizen, SOUNDS.amr, '录音.amr');
    expect(bucket.objects.size).toBeGreaterThan(0);
    await world.sweepAfter(25);
    expect(bucket.objects.size).toBe(0);
  });
});

describe('attachments that their bucket will not take', () => {
  it('are refused with a word when to try again, and nothing stays behind', async () => {
    const bucket = await S3Bucket.start();
    const world = await FilesWorld.open({ ...bucket.environment(), FILES_S3_SECRET: 'another-secret' });
    try {
      const problem = await refused(world.send(await world.app.citizen(), SOUNDS.wav, '录音.wav'));
      expect(problem).toMatchObject({ status: 503, code: 'files_unavailable' });
      expect(await world.kept()).toEqual([]);
    } finally {
      await world.close();
      await bucket.stop();
    }
  });
});
