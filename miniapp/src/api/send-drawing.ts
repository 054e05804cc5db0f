import type { AttachmentView, UploadView } from 'shared-types/attachment.contract';
import { partBytes } from 'shared-types/attachment.states';
import { type CallOptions, call, callRoute } from './call';
import type { PickedFile } from './picked-file';
import { ApiProblem } from './problem';
import { forgetDrawing, rememberDrawing, unfinishedDrawings } from './unfinished-drawings';

/** Small enough that a weak network loses little with one, large enough that 100 MB are fifty calls. */
const PART_BYTES = 2 * 1024 * 1024;
/** Asked again after so long, and each time a little later: the server has put 100 MB together long before the last. */
const ASK_AGAIN_MS = 200;
const MOST_ASKED = 25;
/** After these the server has thrown the upload away. */
const OVER = ['not_found', 'upload_hash_wrong', 'attachment_type_unknown', 'attachment_mislabelled'];

interface Sending {
  /** Aborted to pause: what is on the server stays there. */
  readonly signal: NonNullable<CallOptions['signal']>;
  readonly onHash?: (sha256: string) => void;
  /** Bytes that are on the server. */
  readonly onProgress: (sent: number) => void;
}

/**
 * Sends a drawing in parts, going on where an earlier attempt with the same content ended. Null when it was paused.
 * @throws ApiProblem when it is refused or the network is gone; sent again, it goes on
 */
export async function sendDrawing(file: PickedFile, sending: Sending): Promise<AttachmentView | null> {
  const sha256 = await hashOf(file);
  sending.onHash?.(sha256);
  try {
    const begun = await begin(file, sha256);
    const done = begun.attachment ?? ((await sendParts(file, begun, sending)) ? await complete(begun.id) : null);
    if (done) await forgetDrawing(sha256);
    return done;
  } catch (error) {
    if (sending.signal.aborted) return null;
    if (error instanceof ApiProblem && OVER.includes(error.code)) await forgetDrawing(sha256);
    throw error;
  }
}

/** Gives up what is on the server of a drawing, and forgets it here. */
export async function giveDrawingUp(sha256: string): Promise<void> {
  const known = (await unfinishedDrawings()).find((each) => each.sha256 === sha256);
  await forgetDrawing(sha256);
  // What is not taken back now is swept after a day.
  if (known) await call('DELETE /uploads/:id', { params: { id: known.id } }).catch(() => undefined);
}

/** The upload of this content that is under way, else a new one. */
async function begin(file: PickedFile, sha256: string): Promise<UploadView> {
  const known = (await unfinishedDrawings()).find((each) => each.sha256 === sha256);
  const found = known && (await orNull(call('GET /uploads/:id', { params: { id: known.id } })));
  if (found) return found;
  const { name, size } = file;
  const upload = await call('POST /uploads', { body: { name, size, sha256, partSize: PART_BYTES } });
  await rememberDrawing({ id: upload.id, sha256, name, size });
  return upload;
}

/** Sends what is not there yet; false when it was paused before all of it was. */
async function sendParts(file: PickedFile, upload: UploadView, { signal, onProgress }: Sending): Promise<boolean> {
  const { id, size, partSize } = upload;
  const there = new Set(upload.parts);
  const sent = () => [...there].reduce((sum, part) => sum + partBytes(upload, part), 0);
  onProgress(sent());
  for (let part = 1; part <= Math.ceil(size / partSize); part += 1) {
    if (there.has(part)) continue;
    if (signal.aborted) return false;
    const from = (part - 1) * partSize;
    const body = await file.read(from, from + partBytes(upload, part));
    await callRoute('PUT /uploads/:id/parts/:part', { params: { id, part }, body }, { signal });
    there.add(part);
    onProgress(sent());
  }
  return !signal.aborted;
}

/** Completes it; where the answer is slow in coming or another tab is at it, asks until it is there. */
async function complete(id: string): Promise<AttachmentView> {
  const params = { id };
  for (let asked = 1; ; asked += 1) {
    try {
      return await call('POST /uploads/:id/complete', { params });
    } catch (error) {
      const waiting =
        error instanceof ApiProblem && (error.code === 'upload_being_checked' || error.code === 'timeout');
      if (!waiting || asked === MOST_ASKED) throw error;
    }
    await new Promise((done) => setTimeout(done, asked * ASK_AGAIN_MS));
  }
}

/** SHA-256 as the browser computes it: there on https and on this machine only. */
async function hashOf(file: PickedFile): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    throw new ApiProblem({ code: 'https_needed', status: 0, title: '传图纸需要用 https 打开本页，请换地址再试' });
  }
  const digest = await globalThis.crypto.subtle.digest('SHA-256', await file.read());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const orNull = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  });
