export const name = 'an owner signs a mandate on the phone, the centre countersigns it, and the owner takes it back';

/** A number of the standard's own example (GB 11643-1999), registered to nobody. */
const ID_NUMBER = '11010519491231002X';

/** Each at a screen of their own: nobody signs for the client, and the centre looks at the card and at the right to sign. */
export async function run({ arrive, house }) {
  const number = await agencyCase(house, 'citizen-song');
  const { name: ownerName } = await house.person('citizen-song');
  const desk = await arrive({ desk: true });
  await desk.goto(`/packages/desk/inbox/index?number=${number}`);
  await desk.signIn('deputy-1');
  await desk.giveSecondFactor('deputy-1');
  await desk.press('受理，不用上门');
  await desk.press('拟授权委托书');
  const sheet = desk.page.getByRole('dialog');
  await desk.fill('经办人工号', (await house.person('agent-1')).workNumber);
  await desk.judge('the draft');
  await desk.picture('mandate-draft');
  await sheet.getByRole('button', { name: '拟好，请客户签署' }).click();
  await desk.sees('待签署');

  const owner = await arrive();
  await owner.goto(`/packages/enterprise/case/index?number=${number}`);
  await owner.signIn('citizen-song');
  await owner.press(/请看过并签署《授权委托书》/);
  await owner.sees('允许中心换人吗');
  await owner.page.getByRole('radio', { name: /^不允许/ }).click();
  await owner.judge('the choice');
  await owner.press('出具文书');
  await owner.sees(/先核验实名/);
  await verify(owner, desk, ownerName);

  await owner.goto(`/packages/enterprise/case/index?number=${number}`);
  await owner.press(/请看过并签署《授权委托书》/);
  await owner.page.getByRole('radio', { name: /^不允许/ }).click();
  await owner.press('出具文书');
  await sign(owner, house, '服务协议');
  await owner.press('回到委托书');
  await owner.sees('您已签');
  await sign(owner, house, '授权委托书');
  await owner.press('回到委托书');
  await owner.sees('委托人已签');
  await owner.judge('the mandate');

  await desk.sees('委托人已签');
  await desk.page.getByRole('checkbox', { name: /已核对签署人的身份和授权/ }).click();
  await desk.judge('the countersigning');
  await desk.press('复核签署');
  await desk.sees('已生效');
  await desk.picture('mandate-desk');
  await owner.sees('已生效');
  await owner.sees('签署记录');
  await owner.picture('mandate');

  await owner.press('撤销委托');
  await owner.page.getByRole('dialog').getByRole('button', { name: '撤销委托' }).click();
  await owner.sees('已撤销');
  await desk.sees('已撤销');
}

/** The owner consents and fills in; somebody at the centre reads the card. */
async function verify(owner, desk, ownerName) {
  await owner.press('去核验实名');
  await owner.fill('姓名', ownerName);
  await owner.fill('身份证号', ID_NUMBER);
  await owner.page.getByRole('checkbox', { name: /我同意中心处理我的身份证号/ }).click();
  await owner.judge('the consent');
  await owner.press('取核验码');
  const code = (await owner.page.getByText(/^\d{3} \d{3}$/).textContent()).replace(' ', '');
  await owner.picture('real-name');
  await desk.press('核验客户实名');
  await desk.fill('客户手机上的核验码', code);
  await desk.fill('身份证上的姓名', ownerName);
  await desk.fill('身份证上的号码', ID_NUMBER);
  await desk.page.getByRole('radio', { name: '窗口' }).click();
  await desk.judge('the card');
  await desk.press('核对无误，通过核验');
  await desk.sees(/已核验/);
}

/** One paper: read, name, signature, code. */
async function sign(owner, house, title) {
  await owner.press(new RegExp(`《${title}》`));
  await owner.sees('读完了，去签署');
  await owner.judge(`reading ${title}`);
  await owner.picture(`read-${title === '服务协议' ? 'agreement' : 'mandate'}`);
  await owner.press('读完了，去签署');
  await owner.sees('签字的是您本人吗');
  await owner.judge('the name');
  await owner.press('是我本人，去签名');
  await draw(owner);
  await owner.judge('the signature');
  await owner.picture('signature');
  await owner.press('写好了，下一步');
  const last = (await house.messages('citizen-song'))[0]?.id;
  await press(owner, '发送验证码');
  const code = await fresh(house, last);
  await owner.fill('验证码', code);
  await owner.judge('the code');
  await owner.press('签署这份文书');
  await owner.sees(`您已签署《${title}》`);
  await owner.judge('signed');
}

/** A second code comes a minute after the first: until then the server says how long to wait. */
async function press(owner, button) {
  for (;;) {
    await owner.press(button);
    const told = owner.page.getByText(/秒后可以(再发|重新获取)/).first();
    await told.waitFor();
    const words = await told.textContent();
    if (words.includes('再发')) return;
    await owner.page.waitForTimeout((Number(/(\d+) 秒/.exec(words)?.[1] ?? 5) + 1) * 1000);
  }
}

async function fresh(house, last) {
  for (;;) {
    const [message] = await house.messages('citizen-song');
    if (message?.code && message.id !== last) return message.code;
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** A name written with the mouse, and the last stroke taken back and written again. */
async function draw(owner) {
  const field = owner.page.getByRole('img', { name: /您的签名/ });
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  const { mouse } = owner.page;
  const stroke = async (...points) => {
    const at = ([x, y]) => [box.x + box.width * x, box.y + box.height * y];
    await mouse.move(...at(points[0]));
    await mouse.down();
    for (const point of points.slice(1)) await mouse.move(...at(point), { steps: 8 });
    await mouse.up();
  };
  await stroke([0.2, 0.3], [0.4, 0.25], [0.45, 0.6]);
  await stroke([0.3, 0.2], [0.3, 0.8]);
  await stroke([0.55, 0.3], [0.8, 0.4], [0.6, 0.8]);
  await owner.press('撤销一笔');
  await owner.page.getByRole('img', { name: /写了 2 笔/ }).waitFor();
  await stroke([0.55, 0.3], [0.8, 0.4], [0.6, 0.8]);
}

/** A case of 代办 for an individual, as they would ask for it. Returns its number. */
async function agencyCase(house, key) {
  const { accessToken } = await house.visitMiniProgram(key);
  const [{ days }, { items: sites }, { items }] = [
    await house.read('/agency/times'),
    await house.read('/sites'),
    await house.read('/items'),
  ];
  const day = days.at(-1);
  const { longitude, latitude } = sites[0].position;
  const answer = await fetch(`${house.url}/api/agency-cases`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${accessToken}`,
      'idempotency-key': `journey-mandate-${Date.now()}`,
    },
    body: JSON.stringify({
      mode: 'AGENCY',
      itemKeys: [items.find(({ agencyAllowed }) => agencyAllowed).key],
      place: { longitude, latitude, address: '雁塔南路88号', door: '3栋502室' },
      contact: { name: '王小明', phone: '13800001234' },
      time: { kind: 'WINDOW', date: day.date, from: day.windows.at(-1).from },
    }),
  });
  const view = await answer.json();
  if (!view.number) throw new Error(`no case: ${JSON.stringify(view)}`);
  return view.number;
}
