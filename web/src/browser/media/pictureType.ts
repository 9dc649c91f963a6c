/** What a picture really is: by its first bytes, whatever its name says. */
import { MEDIA_TABLE, storedType } from '@hearth/domain/media';
import { lettersAt, viewOf } from './bytes';
import { isGif } from './gif';
import { isPng } from './png';
import { isWebp } from './webp';

/** Enough for every signature and the brands of an ISO file. */
export const SIGNATURE_BYTES = 128;

export const HEIC = 'image/heic';
const BMP = 'image/bmp';
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs'];

/**
 * The type of the picture that starts with these bytes, or null for what is sent as it is. A file
 * that only calls itself a picture counts as one, so that opening it tells that it is broken.
 */
export function pictureType(start: Uint8Array, declaredType: string): string | null {
  const [declared = ''] = declaredType.toLowerCase().split(';');
  const type = storedType(declared);
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'image/jpeg';
  if (isPng(start)) return 'image/png';
  if (isGif(start)) return 'image/gif';
  if (isWebp(start)) return 'image/webp';
  const brands = brandsOf(start);
  if (brands.includes('avif') || brands.includes('avis')) return 'image/avif';
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return HEIC;
  if (declared === BMP || /^image\/hei[cf]/.test(declared)) return declared === BMP ? BMP : HEIC;
  return MEDIA_TABLE.image.types.some((known) => known === type) ? type : null;
}

/** The brands of an ISO base media file (`ftyp`), the main one first; none for other files. */
function brandsOf(start: Uint8Array): string[] {
  if (start.length < 16 || lettersAt(start, 4, 4) !== 'ftyp') return [];
  const end = Math.min(viewOf(start).getUint32(0), start.length);
  const brands = [lettersAt(start, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(lettersAt(start, at, 4));
  return brands;
}
