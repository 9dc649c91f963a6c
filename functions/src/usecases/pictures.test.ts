import { fromBase64 } from '@hearth/domain/media';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { heic, html, jpegWithHtml, png, pngBomb } from '../testing/mediaBytes';
import { PICTURE_FORMATS, animation, lyingPhoto, pictureBytes } from '../testing/pictureBytes';
import { inspectPicture, placeholderOf, scaledPicture } from './pictures';

describe('inspectPicture', () => {
  it.each(PICTURE_FORMATS)('knows the type and size of %s', async (format) => {
    expect(await inspectPicture(await pictureBytes(format, 40, 24))).toEqual({
      ...{ type: `image/${format}`, width: 40, height: 24, isAnimated: false },
    });
  });

  it('gives the size of a photo as it stands upright', async () => {
    const facts = await inspectPicture(await lyingPhoto(60, 30));
    expect(facts).toMatchObject({ width: 30, height: 60 });
  });

  it.each(['gif', 'webp'] as const)('knows that a %s moves', async (format) => {
    const facts = await inspectPicture(await animation(format, 20, 10));
    expect(facts).toMatchObject({ width: 20, height: 10, isAnimated: true });
  });

  it.each([...PICTURE_FORMATS])('refuses a %s that is cut off', async (format) => {
    const whole = await pictureBytes(format, 200, 200);
    expect(await inspectPicture(whole.subarray(0, whole.length * 0.6))).toBeNull();
  });

  it('refuses what only begins as a picture', async () => {
    expect(await inspectPicture(jpegWithHtml())).toBeNull();
    expect(await inspectPicture(html())).toBeNull();
    expect(await inspectPicture(heic())).toBeNull();
  });

  it('counts what pixels take, not only how many there are', async () => {
    const deep = await sharp({
      create: { width: 40, height: 40, channels: 4, background: 'blue' },
    })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect(await sharp(deep).metadata()).toMatchObject({ depth: 'ushort', channels: 4 });
    expect(await inspectPicture(deep, 40 * 40)).toBeNull();
    expect(await inspectPicture(deep, 40 * 40 * 2)).toMatchObject({ width: 40 });
    const plain = await pictureBytes('png', 40, 40);
    expect(await inspectPicture(plain, 40 * 40)).toMatchObject({ width: 40 });
  });

  it('refuses a bomb before it is unpacked', async () => {
    const bomb = pngBomb();
    expect(bomb.length).toBeLessThan(100_000);
    expect(await inspectPicture(bomb)).toBeNull();
  });

  it('takes a smaller bound', async () => {
    expect(await inspectPicture(png(100, 100), 9_999)).toBeNull();
    expect(await inspectPicture(png(100, 100), 10_000)).not.toBeNull();
  });
});

describe('scaledPicture', () => {
  it('makes upright WebP without what the camera wrote', async () => {
    const { bytes, width, height } = await scaledPicture(await lyingPhoto(600, 300), 150);
    const { format, exif, orientation } = await sharp(bytes).metadata();
    expect({ format, exif, orientation, width, height }).toEqual({
      ...{ format: 'webp', exif: undefined, orientation: undefined, width: 150, height: 300 },
    });
    expect(Buffer.from(bytes).includes('SecretCamera')).toBe(false);
  });

  it('makes nothing larger than it is', async () => {
    expect(await scaledPicture(png(100, 50), 320)).toMatchObject({ width: 100, height: 50 });
  });
});

describe('placeholderOf', () => {
  it('makes a few bytes', async () => {
    const hash = fromBase64(await placeholderOf(png(300, 200)));
    expect(hash?.length).toBeGreaterThan(4);
    expect(hash?.length).toBeLessThan(40);
  });
});
