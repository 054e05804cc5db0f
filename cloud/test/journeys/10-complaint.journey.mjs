import { attachPhoto } from './photo.mjs';

export const name = 'a citizen complains, it is given to an inspector and answered with what was found';

const STATEMENT = '上午在窗口等了四十分钟，没有人叫号，也没有人解释。';
const REPLY = '经核实，当时叫号系统故障，现已修复，并向您致歉。';

/** From the home page: what was typed survives signing in, the one who answers is chosen, the letter opens. */
export async function run({ arrive, house }) {
  const citizen = await arrive();
  await citizen.goto('/');
  await citizen.press(/投诉建议/);
  await citizen.sees('不会让被反映的人看到');
  await citizen.fill('发生了什么', STATEMENT);
  await citizen.judge('a complaint to be made');
  await citizen.press('登录并提交投诉');
  await citizen.chooseAtWechat('citizen-song');
  await attachPhoto(citizen, '大厅.png');
  await citizen.press('提交投诉');
  await citizen.sees('等待中心安排人员核实');
  await citizen.sees(STATEMENT);
  const number = new URL(citizen.page.url()).searchParams.get('number');

  const supervisor = await arrive({ desk: true });
  await letFirstLinkBeOver(supervisor);
  await atDesk(supervisor, 'general-1', number);
  await supervisor.page
    .getByLabel('承办人', { exact: true })
    .selectOption((await house.person('inspector-1')).workNumber);
  await supervisor.press('交办');
  await supervisor.sees('承办人即将开始核实');
  await isDrawn(supervisor, '大厅.png');
  await supervisor.judge('a complaint on the desk');
  await opensByAFreshLink(supervisor, '大厅.png');

  const inspector = await arrive({ desk: true });
  await atDesk(inspector, 'inspector-1', number);
  await inspector.press('开始核实');
  await inspector.sees('承办人正在核实情况');
  await inspector.page.getByRole('radio', { name: '情况属实' }).click();
  await inspector.fill('答复内容', REPLY);
  await inspector.press('发送答复');

  await citizen.sees(REPLY);
  await citizen.sees('情况属实');
  await citizen.picture('complaint');
  await citizen.press('我已阅读');
  await citizen.sees('您已阅读');
  const saved = citizen.page.waitForEvent('download');
  await citizen.press('打开《投诉意见答复函》');
  if (!(await saved).suggestedFilename().endsWith('.pdf')) throw new Error('the letter is not a PDF');
  await citizen.judge('an answered complaint');
  await citizen.press('认可答复');
  await citizen.sees('谢谢您的监督');
}

/** The first link that is followed is answered as one that was made more than five minutes ago. */
const letFirstLinkBeOver = (visitor) =>
  visitor.page.route('**/api/attachments/*/content*', (route) => route.fulfill({ status: 403, body: '' }), {
    times: 1,
  });

const isDrawn = async ({ page }, name) => {
  const picture = page.getByRole('img', { name });
  await picture.waitFor();
  await page.waitForFunction((image) => image.naturalWidth > 0, await picture.elementHandle());
};

/** What is tapped leads to a link made at the tap; answered with nothing, it leaves the page where it is. */
async function opensByAFreshLink({ page }, name) {
  await page.route('**/api/attachments/*/content*', (route) => route.fulfill({ status: 204 }), { times: 1 });
  const asked = page.waitForResponse((answer) => /\/api\/attachments\/[^/]+$/.test(answer.url()));
  const opened = page.waitForRequest((request) => request.isNavigationRequest() && request.url().includes('/content?'));
  await page.getByRole('button', { name }).click();
  const { link } = await (await asked).json();
  if (!(await opened).url().endsWith(link)) throw new Error('the picture was opened by a link of another time');
}

/** Signs in at the desk and opens one from the inbox. */
async function atDesk(staff, key, number) {
  await staff.goto('/packages/desk/inbox/index');
  await staff.signIn(key);
  await staff.giveSecondFactor(key);
  await staff.press(new RegExp(number));
  await staff.sees(STATEMENT);
}
