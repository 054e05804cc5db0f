export const name =
  'a drawing of more than ten megabytes goes in parts, and goes on after the network and the page were gone';

const MEGABYTE = 1024 * 1024;
/** A PDF of five and a half parts. */
const DRAWING = Buffer.concat([
  Buffer.from('%PDF-1.7\n'),
  Buffer.alloc(11 * MEGABYTE, 0x2a),
  Buffer.from('\nstartxref\n9\n%%EOF\n'),
]);
const QUESTION = '这张总平面图要盖哪些章才能报建？';

/** At a PC: refused by the network half-way, the page loaded anew, the same file chosen again. */
export async function run({ arrive }) {
  const builder = await arrive({ desk: true });
  await builder.goto('/pages/ask/index');
  await builder.fill('您想问什么', QUESTION);
  await builder.signIn('owner-jiang');
  await builder.sees('100 MB 以内');
  await builder.page.route('**/parts/4', (route) => route.abort());
  await choose(builder);
  await builder.sees('网络不通');
  await builder.sees(/已暂停，已传 \d+%（6\.0 \/ 11\.0 MB）/);
  await builder.judge('a drawing half sent');
  await builder.page.unroute('**/parts/4');
  await builder.page.reload();
  await builder.sees('上次没有传完');

  const sent = [];
  builder.page.on('request', (request) => sent.push(/\/parts\/(\d+)$/.exec(request.url())?.[1]));
  await choose(builder);
  await builder.page.getByRole('button', { name: /总平面图\.pdf\s*去掉/ }).waitFor();
  const parts = sent.filter(Boolean).join();
  if (parts !== '4,5,6') throw new Error(`sent again: parts ${parts}`);
  await builder.press('提交问题');
  await builder.sees(QUESTION);
  await builder.sees('总平面图.pdf');
}

async function choose({ page }) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '添加照片或文件' }).click();
  await (await choosing).setFiles({ name: '总平面图.pdf', mimeType: 'application/pdf', buffer: DRAWING });
}
