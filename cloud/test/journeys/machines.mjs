/** What the browser's voice was asked to say, instead of a voice: the machines of a journey have no loudspeaker. */
function listenToVoice() {
  globalThis.said = [];
  globalThis.speechSynthesis.speak = (words) => {
    globalThis.said.push(words.text);
    setTimeout(() => words.onend?.(new Event('end')), 50);
  };
}

/** A kiosk or display of a site, registered by a supervisor (`call` of theirs) and paired on its own screen. */
export async function machine({ arrive }, call, { kind, siteKey, name, width, height }) {
  const { key, pairingCode } = await call('POST', '/devices', { kind, name, siteKey });
  const visitor = await arrive({ desk: true });
  await visitor.page.setViewportSize({ width, height });
  await visitor.page.addInitScript(listenToVoice);
  await visitor.goto('/packages/hall/device/index');
  await visitor.sees('请输入 8 位配对码');
  await visitor.judge(`${kind}: the pairing`);
  for (const digit of pairingCode) await visitor.page.getByRole('button', { name: digit, exact: true }).click();
  return { visitor, key };
}

/** Holds a code under the reader: it types faster than any hand, and ends with Enter. */
export async function scan({ page }, text) {
  await page.keyboard.type(text, { delay: 2 });
  await page.keyboard.press('Enter');
}
