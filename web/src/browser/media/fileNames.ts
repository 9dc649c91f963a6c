import { safeFileName } from '@hearth/domain/media';

const ENDINGS: Partial<Record<string, string>> = {
  'image/webp': '.webp',
  'image/jpeg': '.jpg',
  'image/png': '.png',
};

/** The name of a picture that was made anew, with the ending of what it is now. */
export function renamed(name: string, contentType: string): string {
  const ending = ENDINGS[contentType];
  if (ending === undefined) return safeFileName(name);
  return safeFileName(name.replace(/\.[A-Za-z0-9]{1,10}$/, '') + ending);
}
