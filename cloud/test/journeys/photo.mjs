/** One white point, as a PNG: enough of a photo for a form. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAusB9Yl9eSoAAAAASUVORK5CYII=',
  'base64',
);

/** Adds a photo of this name to the form that is open, and waits until it has arrived. */
export async function attachPhoto(visitor, name) {
  const choosing = visitor.page.waitForEvent('filechooser');
  await visitor.press('添加照片或文件');
  await (await choosing).setFiles({ name, mimeType: 'image/png', buffer: PHOTO });
  await visitor.sees(name);
}
