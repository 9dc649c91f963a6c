import { fromBase64 } from '@hearth/domain/media';
import { thumbHashToDataURL } from 'thumbhash';

const KEPT_MAX = 400;
const known = new Map<string, string | null>();

/** The blurred picture of a thumbhash as a data: URL, or null where there is none. */
export function placeholderUrl(placeholder: string | null): string | null {
  if (!placeholder) return null;
  const kept = known.get(placeholder);
  if (kept !== undefined) return kept;
  const url = decoded(placeholder);
  const [oldest] = known.keys();
  if (known.size >= KEPT_MAX && oldest !== undefined) known.delete(oldest);
  known.set(placeholder, url);
  return url;
}

/** People write these: a broken one is no picture, and the shortest that is whole has 5 bytes. */
function decoded(placeholder: string): string | null {
  const bytes = fromBase64(placeholder);
  if (!bytes || bytes.length < 5 || bytes.length > 64) return null;
  try {
    return thumbHashToDataURL(bytes);
  } catch {
    return null;
  }
}
