import Taro from '@tarojs/taro';
import type { PickedFile } from './picked-file';

/** Lets somebody take or choose up to `most` photos. Nothing when they turn back. */
export async function pickFiles(most: number): Promise<PickedFile[]> {
  const chosen = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] }).catch(
    () => null,
  );
  return Promise.all((chosen?.tempFiles ?? []).map(({ tempFilePath }) => read(tempFilePath)));
}

function read(filePath: string): Promise<PickedFile> {
  return new Promise((done, failed) =>
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => done({ name: filePath.split('/').at(-1) ?? 'photo.jpg', bytes: data as ArrayBuffer }),
      fail: ({ errMsg }) => failed(new Error(errMsg)),
    }),
  );
}
