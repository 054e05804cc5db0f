import Taro from '@tarojs/taro';

/** Shows a file in WeChat's own viewer, from which it can be saved or sent on. */
export async function openFile(base64: string, fileName: string, kind: 'pdf' | 'xlsx'): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`;
  await new Promise<void>((done, failed) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => done(),
      fail: ({ errMsg }) => failed(new Error(errMsg)),
    }),
  );
  await Taro.openDocument({ filePath, fileType: kind, showMenu: true });
}
