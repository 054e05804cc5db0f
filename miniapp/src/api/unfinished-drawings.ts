import Taro from '@tarojs/taro';

/** A drawing whose parts are partly on the server: what is needed to go on with it when its file is chosen again. */
export interface UnfinishedDrawing {
  readonly id: string;
  /** Of the whole file, hexadecimal: by it the file is recognised. */
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
}

/** Among the drafts, so that it is forgotten with them when the person signs out. */
const KEY = 'draft:drawings';

export const unfinishedDrawings = (): Promise<readonly UnfinishedDrawing[]> =>
  Taro.getStorage<readonly UnfinishedDrawing[]>({ key: KEY }).then(
    ({ data }) => (Array.isArray(data) ? data : []),
    () => [],
  );

export const rememberDrawing = async (drawing: UnfinishedDrawing): Promise<void> =>
  keep([...(await without(drawing.sha256)), drawing]);

export const forgetDrawing = async (sha256: string): Promise<void> => keep(await without(sha256));

const without = async (sha256: string) => (await unfinishedDrawings()).filter((each) => each.sha256 !== sha256);

async function keep(drawings: readonly UnfinishedDrawing[]): Promise<void> {
  // A full storage costs the resuming after a reload, not the upload.
  await Taro.setStorage({ key: KEY, data: drawings }).catch(() => undefined);
}
