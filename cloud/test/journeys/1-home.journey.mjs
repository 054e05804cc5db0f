export const name = 'the first page is there in every look';

/** Normal, 长辈版 and night, judged each. */
export async function run({ arrive }) {
  const citizen = await arrive({ look: '' });
  await citizen.goto('/');
  await citizen.sees('想办什么事');
  await citizen.judge('home');
  await citizen.picture('home');
  // A per cent sign is no escape: what is searched for is found or not, never an error.
  await citizen.fill('想办什么事', '100%的股权转让');
  await citizen.press('搜索');
  await citizen.sees('办事指南');
  await citizen.goto('/pages/sign-in/index');
  await citizen.sees('没有完成登录');
  await citizen.judge('a sign-in that came to nothing');
  await citizen.goto('/pages/settings/index');
  await citizen.press('长辈版');
  await citizen.judge('settings for elders');
  await citizen.press('夜间模式');
  await citizen.goto('/');
  await citizen.sees('想办什么事');
  await citizen.page.locator('.u-page.is-elder.is-night').first().waitFor();
  await citizen.judge('home for elders at night');
  await citizen.picture('home-elder-night');
}
