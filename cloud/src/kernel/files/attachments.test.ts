import { randomUUID } from 'node:crypto';
import { SMALL_MOST_BYTES } from 'shared-types/attachment.states';
import type { Someone } from '../../../test/app';
import { refused } from '../../../test/client';
import { FilesWorld, sha256Of } from '../../../test/files-world';
import { CAMERA, html, LATITUDE, ofd, pdf, photo, SOUNDS, somePdf, zip } from '../../../test/sample-files';
import { setClock } from '../clock';
import { Gate } from '../session/gate';
import { Tokens } from '../session/tokens';
import { Attachments } from './attachments';

const IN_CHINESE = /\p{Script=Han}/u;

describe('attachments', () => {
  let world: FilesWorld;
  let citizen: Someone;

  beforeAll(async () => {
    world = await FilesWorld.open();
    citizen = await world.app.citizen();
  });
  afterAll(() => world.close());
  afterEach(() => setClock(null));

  const attachments = () => world.app.server.container.get(Attachments);
  const personOf = async ({ grant }: Someone) => {
    const { container } = world.app.server;
    const handle = await container.get(Tokens).readAccess(grant.accessToken);
    return container.get(Gate).personOfHandle(handle ?? '');
  };
  const rows = async () => (await world.app.database.row<{ n: number }>('SELECT COUNT(*) AS n FROM attachment'))?.n;
  /** A question of somebody's with an attachment: the desk of questions may read it. */
  const attached = async (someone: Someone) => {
    const { id } = await world.send(someone, somePdf(), '材料.pdf');
    const { number } = await someone.client.call('POST /consultations', { body: { question: '附件里的材料够不够？' } });
    const record = await world.app.database.row<{ id: number }>('SELECT id FROM record WHERE number = ?', [number]);
    const recordId = record?.id ?? 0;
    await attachments().attach(await personOf(someone), [id], recordId);
    return { id, number, recordId };
  };

  describe('from a phone', () => {
    it('a photo is kept without place and camera, and opened by its link as a picture', async () => {
      const sent = await world.send(citizen, photo(), '门头照片.jpg');
      expect(sent).toMatchObject({ name: '门头照片.jpg', type: 'JPEG', id: expect.stringMatching(/^[\w-]{22}$/) });
      const opened = await world.follow(sent.link);
      expect(opened.status).toBe(200);
      expect(opened.headers.get('content-type')).toBe('image/jpeg');
      const bytes = Buffer.from(await opened.arrayBuffer());
      expect(bytes).toHaveLength(sent.size);
      expect(bytes.includes(LATITUDE) || bytes.includes(CAMERA)).toBe(false);
      expect((await world.keptBytes()).includes(CAMERA)).toBe(false);
    });

    it('a voice message is played in stretches', async () => {
      const { link } = await world.send(citizen, SOUNDS.mp3, '录音.mp3');
      const answer = await world.follow(link, { range: 'bytes=0-2' });
      expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes 0-2/${SOUNDS.mp3.length}`]);
      expect(await answer.text()).toBe('ID3');
    });

    it.each([
      ['HTML named .jpg', html(), '照片.jpg', 'attachment_type_unknown'],
      ['a package named .pdf', zip('word/document.xml'), '合同.pdf', 'attachment_type_unknown'],
      ['a PDF named .jpg', pdf(), '照片.jpg', 'attachment_mislabelled'],
      ['a drawing, which a PC sends', ofd(), '总平面图.ofd', 'attachment_type_unknown'],
    ])('%s is refused in plain Chinese, and nothing stays behind', async (_, bytes, name, code) => {
      const before = [await rows(), await world.kept()];
      const problem = await refused(world.send(citizen, bytes, name));
      expect(problem).toMatchObject({ status: 422, code, title: expect.stringMatching(IN_CHINESE) });
      expect([await rows(), await world.kept()]).toEqual(before);
    });

    it('more than 10 MB is refused whether or not its length is told before', async () => {
      const large = new Uint8Array(SMALL_MOST_BYTES + 1);
      expect(await refused(world.send(citizen, large, '大.pdf'))).toMatchObject({
        status: 413,
        code: 'body_too_large',
      });
      const untold = await fetch(`${world.app.server.url}/api/attachments?name=a.pdf`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${citizen.grant.accessToken}`,
          'content-type': 'application/octet-stream',
          'idempotency-key': randomUUID(),
        },
        body: new Blob([large]).stream(),
        duplex: 'half',
      } as RequestInit);
      expect(untold.status).toBe(413);
    });

    it('sent twice with one key is one attachment, with a link that works', async () => {
      const [file, key] = [somePdf(), randomUUID()];
      const first = await world.send(citizen, file, '合同.pdf', { key });
      const again = await world.send(citizen, file, '合同.pdf', { key });
      expect(again.id).toBe(first.id);
      expect((await world.follow(again.link)).status).toBe(200);
      const other = await refused(world.send(citizen, somePdf(), '合同.pdf', { key }));
      expect(other.code).toBe('idempotency_key_reused');
    });

    it('the same content of two people is kept once, under a name nobody reads in the database', async () => {
      const [file, neighbour] = [somePdf(), await world.app.citizen()];
      const before = (await world.kept()).length;
      const [one, two] = await Promise.all([
        world.send(citizen, file, '甲.pdf'),
        world.send(neighbour, file, '乙.pdf'),
      ]);
      expect(one.id).not.toBe(two.id);
      expect((await world.kept()).length).toBe(before + 1);
      const row = await world.app.database.row<{ name: Buffer; hash: string }>(
        'SELECT name, hash FROM attachment WHERE handle = ?',
        [one.id],
      );
      expect(row?.hash).toBe(sha256Of(file));
      expect(row?.name.includes('甲')).toBe(false);
    });
  });

  describe('of somebody else', () => {
    it('is not found: to read, to delete, or to attach', async () => {
      const { id } = await world.send(citizen, somePdf(), '合同.pdf');
      const stranger = await world.app.citizen();
      const params = { id };
      const { recordId } = await attached(stranger);
      const refusals = await Promise.all([
        refused(stranger.client.call('GET /attachments/:id', { params })),
        refused(stranger.client.call('DELETE /attachments/:id', { params })),
        attachments()
          .attach(await personOf(stranger), [id], recordId)
          .catch((refusal) => refusal),
      ]);
      expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(await attachments().of(recordId, await personOf(stranger))).toHaveLength(1);
    });

    it('is attached with nothing else where one of several is not theirs', async () => {
      const stranger = await world.app.citizen();
      const [mine, theirs] = [
        await world.send(citizen, somePdf(), '甲.pdf'),
        await world.send(stranger, somePdf(), '乙.pdf'),
      ];
      const { recordId } = await attached(citizen);
      const person = await personOf(citizen);
      await expect(attachments().attach(person, [mine.id, theirs.id], recordId)).rejects.toMatchObject({ status: 404 });
      expect(await attachments().of(recordId, person)).toHaveLength(1);
      await attachments().attach(person, [mine.id], recordId);
      expect(await attachments().of(recordId, person)).toHaveLength(2);
    });

    it('is read by the desk of the record it is attached to, until that right ends', async () => {
      const { id, recordId } = await attached(citizen);
      const clerk = await world.app.staff(['WINDOW_CLERK']);
      const { link } = await clerk.client.call('GET /attachments/:id', { params: { id } });
      expect(await world.bytesOf(link)).toEqual(
        await world.bytesOf((await attachments().of(recordId, await personOf(citizen)))[0]?.link ?? ''),
      );
      await world.app.database.write("UPDATE staff SET roles = '' WHERE id = ?", [clerk.staffId]);
      expect((await world.follow(link)).status).toBe(404);
    });
  });

  describe('what nobody attached', () => {
    it('is gone after a day, with its content, and not before', async () => {
      const { id } = await world.send(citizen, somePdf(), '草稿.pdf');
      const content = async () => (await world.kept()).length;
      const before = await content();
      await world.sweepAfter(23);
      expect(await citizen.client.call('GET /attachments/:id', { params: { id } })).toMatchObject({ id });
      expect(await content()).toBe(before);
      await Promise.all([world.sweepAfter(25), world.sweepAfter(25)]);
      const gone = await refused(citizen.client.call('GET /attachments/:id', { params: { id } }));
      expect(gone.code).toBe('not_found');
      expect(await content()).toBeLessThan(before);
    });

    it('leaves a content that another has attached where it is', async () => {
      const { id, recordId } = await attached(citizen);
      const [view] = await attachments().of(recordId, await personOf(citizen));
      const bytes = await world.bytesOf(view?.link ?? '');
      await world.send(await world.app.citizen(), bytes, '同一份.pdf');
      await world.sweepAfter(25);
      await world.sweepAfter(75);
      const { link } = await citizen.client.call('GET /attachments/:id', { params: { id } });
      expect(await world.bytesOf(link)).toEqual(bytes);
    });

    it('may be sent anew after its content was swept', async () => {
      const file = somePdf();
      await world.send(citizen, file, '草稿.pdf');
      await world.sweepAfter(25);
      setClock(null);
      const { link } = await world.send(citizen, file, '草稿.pdf');
      expect(await world.bytesOf(link)).toEqual(file);
    });

    it('is gone at once where its owner deletes it; what is attached may not be deleted', async () => {
      const { id, link } = await world.send(citizen, somePdf(), '错的.pdf');
      await citizen.client.call('DELETE /attachments/:id', { params: { id } });
      expect((await world.follow(link)).status).toBe(404);
      const { id: kept } = await attached(citizen);
      const refusal = await refused(citizen.client.call('DELETE /attachments/:id', { params: { id: kept } }));
      expect(refusal.code).toBe('not_found');
    });
  });
});
