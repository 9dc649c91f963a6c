import type { Page } from '@playwright/test';

/** A file to choose, as Playwright takes it. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A picture of one colour, encoded by the browser. */
export async function picture(
  page: Page,
  name: string,
  { width = 800, height = 600, color = '#3b82f6', type = 'image/jpeg' } = {},
): Promise<ChosenFile> {
  const base64 = await page.evaluate(
    async (of) => {
      const canvas = new OffscreenCanvas(of.width, of.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = of.color;
      context.fillRect(0, 0, of.width, of.height);
      context.fillStyle = '#ffffff';
      context.fillRect(of.width / 4, of.height / 4, of.width / 8, of.height / 8);
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: of.type })).arrayBuffer(),
      );
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    },
    { width, height, color, type },
  );
  return { name, mimeType: type, buffer: Buffer.from(base64, 'base64') };
}

/** Drops files on an element, as from the desktop. */
export async function dropFiles(
  page: Page,
  selector: string,
  files: readonly ChosenFile[],
): Promise<void> {
  const plain = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    base64: buffer.toString('base64'),
  }));
  const transfer = await page.evaluateHandle((chosen) => {
    const data = new DataTransfer();
    for (const { name, mimeType, base64 } of chosen) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: mimeType }));
    }
    return data;
  }, plain);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(selector, type, { dataTransfer: transfer });
  }
}

/** A film of one to two seconds, as the browser records a canvas. */
export async function film(page: Page, name: string): Promise<ChosenFile> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    for (let frame = 0; frame < 30; frame += 1) {
      context.fillStyle = `hsl(${frame * 12} 80% 50%)`;
      context.fillRect(0, 0, canvas.width, canvas.height);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  });
  return { name, mimeType: 'video/webm', buffer: Buffer.from(base64, 'base64') };
}

/** Two frames of 2 by 2 pixels, red and blue, that follow each other for ever. */
export function movingPicture(name: string): ChosenFile {
  const frame = (pixels: string) => `21f904000a000000 2c00000000020002000002 02${pixels} 00`;
  const hex =
    '474946383961 02000200 800000 ff0000 0000ff 21ff0b 4e45545343415045322e30 03010000 00' +
    `${frame('8451')} ${frame('8c53')} 3b`;
  return { name, mimeType: 'image/gif', buffer: Buffer.from(hex.replace(/\s/g, ''), 'hex') };
}
