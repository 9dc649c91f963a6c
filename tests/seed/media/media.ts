/** The files of the demo workspace with what messages say of them. The same bytes at every seeding. */
import { kindOfType, type Attachment } from '@hearth/domain/media';
import { gifOf, jpegOf, pngOf, thumbHashOf, webpOf } from '../../../functions/src/testing/drawing';
import { costChart, flame, iconSizes, landscape, lemonCake, type Landscape } from './drawings';
import { melodyOf, pdfOf, textOf } from './papers';

export interface SeedMedia {
  bytes: Uint8Array;
  /** The id comes with the message. */
  attachment: Omit<Attachment, 'id'>;
}

const WITHOUT_PARTS = {
  ...{ width: 0, height: 0, durationMs: 0, placeholder: '', posterId: '', waveform: '' },
  isAnimated: false,
};

type Recipe = () => Promise<SeedMedia>;

function file(name: string, contentType: string, make: () => Uint8Array): Recipe {
  return () => {
    const bytes = make();
    const kind = kindOfType(contentType);
    const attachment = { ...WITHOUT_PARTS, kind, name, contentType, size: bytes.length };
    return Promise.resolve({ bytes, attachment });
  };
}

const TYPES = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
} as const;
type Ending = keyof typeof TYPES;

function picture(
  name: `${string}.${Ending}`,
  [width, height]: readonly [number, number],
  draw: () => Promise<Uint8Array>,
): Recipe {
  return async () => {
    const bytes = await draw();
    const ending = name.slice(name.lastIndexOf('.') + 1) as Ending;
    return {
      bytes,
      attachment: {
        ...{ ...WITHOUT_PARTS, kind: 'image', name, contentType: TYPES[ending] },
        ...{ size: bytes.length, width, height, placeholder: await thumbHashOf(bytes) },
        isAnimated: ending === 'gif',
      },
    };
  };
}

const WIDE = { width: 1200, height: 800 };

function photo(
  name: `${string}.jpg`,
  plan: Partial<Landscape> & Omit<Landscape, 'width' | 'height'>,
) {
  const whole = { ...WIDE, ...plan };
  return picture(name, [whole.width, whole.height], () => jpegOf(landscape(whole)));
}

const ICON_PX = 640;
const icon = (name: `${string}.png`, ground: readonly [string, string]) =>
  picture(name, [ICON_PX, ICON_PX], () => pngOf(flame(ICON_PX, ground, { scale: 0.8 })));

const GIF_PX = 240;
const GIF_FRAMES = 10;
const flicker = () =>
  gifOf(
    Array.from({ length: GIF_FRAMES }, (_, frame) =>
      flame(GIF_PX, ['#1d1830', '#3b2547'], {
        lift: Math.sin((frame / GIF_FRAMES) * 2 * Math.PI),
        scale: 0.85,
      }),
    ),
    90,
  );

const HUM = [0, 4, 7, 12, 11, 7, 4, null, 2, 5, 9, 12, 9, 5, 2, 0];

function voiceNote(): Promise<SeedMedia> {
  const { bytes, durationMs, waveform } = melodyOf(HUM);
  const attachment: SeedMedia['attachment'] = {
    ...{ ...WITHOUT_PARTS, kind: 'voice', name: 'voice.wav', contentType: 'audio/wav' },
    ...{ size: bytes.length, durationMs, waveform },
  };
  return Promise.resolve({ bytes, attachment });
}

const RECIPES = {
  dawn: photo('gol-sabah.jpg', {
    ...{ seed: 11, sky: ['#2f4374', '#8a7bab', '#f2a98a', '#ffdcae'], hills: '#2b2f4f' },
    ...{
      sun: { x: 0.68, y: 0.42, size: 0.045, color: '#ffd08a' },
      depth: 4,
      shore: 0.62,
      trees: 0,
    },
  }),
  mist: photo('sis.jpg', {
    ...{ seed: 23, sky: ['#8fa4b5', '#c2d0d6', '#e8ecea'], hills: '#4d6670', depth: 6 },
    ...{ sun: { x: 0.3, y: 0.2, size: 0.04, color: '#fdfbf2' }, shore: 1, trees: 34 },
  }),
  mirror: photo('ayna.jpg', {
    ...{ seed: 37, sky: ['#2d6fa8', '#79b4d8', '#dcedf2'], hills: '#1f5148', depth: 4 },
    ...{ sun: { x: 0.82, y: 0.14, size: 0.04, color: '#fff5cf' }, shore: 0.58, trees: 22 },
  }),
  wood: photo('orman.jpg', {
    ...{ seed: 41, sky: ['#5d8a66', '#a9c48b', '#eef0c4'], hills: '#1d3a2a', depth: 3 },
    ...{ sun: { x: 0.5, y: 0.3, size: 0.05, color: '#fff2a8' }, shore: 1, trees: 60 },
  }),
  ridge: photo('zirve.jpg', {
    ...{ seed: 53, sky: ['#1b4f8f', '#5e9ad0', '#cfe4f1'], hills: '#394a63', depth: 7 },
    ...{ sun: { x: 0.2, y: 0.18, size: 0.035, color: '#fffbe6' }, shore: 1, trees: 0 },
  }),
  noon: photo('mola.jpg', {
    ...{ seed: 67, sky: ['#4aa0d8', '#a5d5ee', '#f3f7ea'], hills: '#4f7a35', depth: 4 },
    ...{ sun: { x: 0.6, y: 0.12, size: 0.05, color: '#fff6c4' }, shore: 0.78, trees: 14 },
  }),
  dusk: photo('donus.jpg', {
    ...{ seed: 71, sky: ['#241a3e', '#6a3563', '#d9604f', '#ffb469'], hills: '#1a1430', depth: 5 },
    ...{ sun: { x: 0.38, y: 0.5, size: 0.06, color: '#ffb05c' }, shore: 0.68, trees: 10 },
  }),
  trail: photo('trail.jpg', {
    ...{ seed: 83, width: 800, height: 1200, sky: ['#3f7fb5', '#a8cfe3', '#f4efd8'] },
    ...{ hills: '#23463c', depth: 5, shore: 0.82, trees: 18 },
    sun: { x: 0.72, y: 0.16, size: 0.04, color: '#fff1c2' },
  }),
  river: photo('river.jpg', {
    ...{ seed: 97, sky: ['#3a2352', '#a3496b', '#f08a5d', '#ffd58a'], hills: '#3d2a3a', depth: 2 },
    ...{ sun: { x: 0.5, y: 0.44, size: 0.08, color: '#ffcf70' }, shore: 0.55, trees: 0 },
  }),
  iconNight: icon('icon-night.png', ['#241c36', '#4a2f5e']),
  iconPaper: icon('icon-paper.png', ['#fbf6ec', '#efe2cc']),
  iconSea: icon('icon-sea.png', ['#12343b', '#2d6a72']),
  iconSizes: picture('icon-sizes.png', [1000, 500], () => pngOf(iconSizes(1000, 500))),
  chart: picture('cost.png', [1100, 700], () => pngOf(costChart(1100, 700))),
  cake: picture('tarta.jpg', [900, 900], () => jpegOf(lemonCake(900))),
  fire: picture('flicker.gif', [GIF_PX, GIF_PX], flicker),
  engineCard: picture('card.webp', [640, 336], () =>
    webpOf(
      landscape({
        ...{ seed: 5, width: 640, height: 336, sky: ['#20364f', '#5c86a3', '#e9d8b4'] },
        ...{ sun: { x: 0.24, y: 0.3, size: 0.07, color: '#ffe7b0' }, hills: '#3a2f2a' },
        ...{ depth: 4, shore: 0.8, trees: 8 },
      }),
    ),
  ),
  plan: file('launch-plan.pdf', 'application/pdf', () =>
    pdfOf('Launch plan', [
      'Wednesday 18:00   Freeze. Nobody touches the rules after this.',
      'Thursday  08:30   Deploy to production, smoke test on two phones.',
      'Thursday  09:00   Announcement. Two time zones are awake.',
      'Thursday  09:15   Watch the budget alert and the error log.',
      'Thursday  16:00   Cake.',
    ]),
  ),
  notes: file('margin-notes.txt', 'text/plain', () =>
    textOf([
      'Margin notes, chapter three',
      '',
      'p. 41  The river is described before anybody speaks.',
      'p. 47  "He" changes here, and nobody remarks on it.',
      'p. 52  Compare with the letter of the first chapter.',
    ]),
  ),
  hum: voiceNote,
} satisfies Record<string, Recipe>;

export type MediaName = keyof typeof RECIPES;
export type MediaSet = ReadonlyMap<MediaName, SeedMedia>;

/** Draws, writes and hums all of them. */
export async function makeMedia(): Promise<MediaSet> {
  const names = Object.keys(RECIPES) as MediaName[];
  return new Map(
    await Promise.all(names.map(async (name) => [name, await RECIPES[name]()] as const)),
  );
}
