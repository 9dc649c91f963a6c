/** Files that are no pictures: a PDF, notes, a melody. */
import { WAVEFORM_LEVELS, toBase64 } from '@hearth/domain/media';

const ascii = (text: string) => new TextEncoder().encode(text);

/** One page of lines, with its table of references. Letters of ASCII only. */
export function pdfOf(title: string, lines: readonly string[]): Uint8Array {
  const quoted = (text: string) => text.replace(/[\\()]/g, '\\$&');
  const content = [
    `BT /F1 26 Tf 72 760 Td (${quoted(title)}) Tj ET`,
    ...lines.map((line, index) => `BT /F2 13 Tf 72 ${712 - index * 24} Td (${quoted(line)}) Tj ET`),
    '0.91 0.39 0.17 RG 3 w 72 740 m 540 740 l S',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return ascii(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table.join('')}${end}`,
  );
}

export const textOf = (lines: readonly string[]): Uint8Array => ascii(`${lines.join('\n')}\n`);

const SAMPLE_RATE = 8_000;
/** Seconds of one note, with its fading. */
const NOTE_S = 0.42;

export interface Melody {
  bytes: Uint8Array;
  durationMs: number;
  /** {@link WAVEFORM_LEVELS} bytes in base64. */
  waveform: string;
}

/**
 * Somebody hums: a WAV of 16 bits and one channel.
 * @param notes Half tones above the A of 220 Hz; null is a breath.
 */
export function melodyOf(notes: readonly (number | null)[]): Melody {
  const perNote = Math.round(SAMPLE_RATE * NOTE_S);
  const samples = new Int16Array(perNote * notes.length);
  notes.forEach((note, index) => {
    if (note === null) return;
    const pitch = 220 * 2 ** (note / 12);
    const loudness = 0.55 + 0.35 * Math.sin(index * 1.7);
    for (let at = 0; at < perNote; at += 1) {
      const time = at / SAMPLE_RATE;
      const fading = Math.min(1, time / 0.04) * Math.exp(-3.2 * time);
      const phase = 2 * Math.PI * pitch * time;
      const tone = Math.sin(phase) + 0.35 * Math.sin(2 * phase) + 0.12 * Math.sin(3 * phase);
      samples[index * perNote + at] = Math.round(tone * fading * loudness * 20_000);
    }
  });
  return {
    bytes: wavOf(samples),
    durationMs: Math.round((samples.length / SAMPLE_RATE) * 1000),
    waveform: toBase64(levelsOf(samples)),
  };
}

function wavOf(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  bytes.set(ascii('RIFF'));
  view.setUint32(4, 36 + samples.length * 2, true);
  bytes.set(ascii('WAVEfmt '), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  bytes.set(ascii('data'), 36);
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => {
    view.setInt16(44 + index * 2, sample, true);
  });
  return bytes;
}

/** The loudest of each part, so that the loudest of all is 255. */
function levelsOf(samples: Int16Array): Uint8Array {
  const part = samples.length / WAVEFORM_LEVELS;
  const loudest = Array.from({ length: WAVEFORM_LEVELS }, (_, level) =>
    samples
      .subarray(Math.floor(level * part), Math.floor((level + 1) * part))
      .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
  );
  const most = Math.max(1, ...loudest);
  return Uint8Array.from(loudest, (level) => Math.round((level / most) * 255));
}
