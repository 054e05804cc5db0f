import Taro from '@tarojs/taro';
import type { AttachmentView } from 'shared-types/attachment.contract';
import { ATTACHMENT_WORDS } from 'shared-types/attachment.states';
import { ApiProblem } from './problem';

const ON_A_PC: readonly AttachmentView['type'][] = ['OFD', 'DWG'];

/** Pictures to be enlarged with two fingers, papers in WeChat's viewer, voice through the loudspeaker. @throws ApiProblem. */
export async function openAttachment(address: string, type: AttachmentView['type']): Promise<void> {
  if (ON_A_PC.includes(type)) throw unopened(`手机上打不开${ATTACHMENT_WORDS[type].label}，请用电脑打开`);
  if (type === 'PDF') return openPaper(address);
  if (ATTACHMENT_WORDS[type].mime.startsWith('image/')) await Taro.previewImage({ urls: [address] });
  else play(address);
}

async function openPaper(address: string): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: address });
  if (statusCode !== 200) throw unopened('附件没有打开，请再点一次');
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true });
}

function play(address: string): void {
  const sound = Taro.createInnerAudioContext();
  sound.src = address;
  sound.onEnded(() => sound.destroy());
  sound.play();
}

const unopened = (title: string) => new ApiProblem({ status: 0, code: 'not_opened', title });
