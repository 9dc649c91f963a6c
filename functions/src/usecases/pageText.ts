/** Where HTML must name its encoding: https://html.spec.whatwg.org/#determining-the-character-encoding */
const PRESCAN_BYTES = 1024;
const META_CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i;

function byMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function decoderOf(label: string | null | undefined): TextDecoder | null {
  if (!label) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/**
 * A page's bytes as text: by its byte order mark, else the header's charset, else the one that the
 * page names, else UTF-8. Names that nobody knows count as none; bytes that make no sense become
 * replacement characters.
 */
export function pageText(body: Uint8Array, charset: string | null): string {
  const named = META_CHARSET.exec(
    new TextDecoder('windows-1252').decode(body.subarray(0, PRESCAN_BYTES)),
  )?.[1];
  const decoder =
    decoderOf(byMark(body)) ?? decoderOf(charset) ?? decoderOf(named) ?? new TextDecoder();
  return decoder.decode(body);
}
