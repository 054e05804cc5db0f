import Taro from '@tarojs/taro';
import type { PickedFile } from './picked-file';

/** Lets somebody take or choose up to `most` photos. Nothing when they turn back. */
export async function pickFiles(most: number): Promise<PickedFile[]> {
  const chosen = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] }).catch(
    () => null,
  );
  return (chosen?.tempFiles ?? []).map(({ tempFilePath, size }) => ({
    name: tempFilePath.split('/').at(-1) ?? 'photo.jpg',
    size,
    read: async (from = 0, to = size) => (await read(tempFilePath)).slice(from, to),
  }));
}

function read(filePath: string): Promise<ArrayBuffer> {
  return new Promise((done, failed) =>
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => done(data as ArrayBuffer),
      fail: ({ errMsg }) => failed(new Error(errMsg)),
    }),
  );
}
