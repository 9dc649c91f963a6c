/** The pictures of the demo workspace, as SVG. Every line of them is computed, none is anybody's. */

/** A linear congruential generator (Numerical Recipes' constants): the same picture every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const svg = (width: number, height: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;

function gradient(id: string, colors: readonly string[]): string {
  const stops = colors.map(
    (color, index) =>
      `<stop offset="${index / Math.max(1, colors.length - 1)}" stop-color="${color}"/>`,
  );
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.join('')}</linearGradient>`;
}

/** A colour between two, each as six hexadecimal digits behind a number sign. */
function mix(from: string, to: string, part: number): string {
  const channel = (color: string, at: number) => parseInt(color.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) =>
    Math.round(channel(from, at) * (1 - part) + channel(to, at) * part)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}

export interface Landscape {
  seed: number;
  width: number;
  height: number;
  /** From the zenith to the horizon. */
  sky: readonly string[];
  sun: { x: number; y: number; size: number; color: string };
  /** The nearest hills; those behind fade into the sky at the horizon. */
  hills: string;
  /** Hills behind one another. */
  depth: number;
  /** Where the water begins, as a part of the height; 1 for none. */
  shore: number;
  trees: number;
}

/** The line of a ridge: waves of three lengths on each other. */
function ridge(random: () => number, width: number, y: number, rise: number): string {
  const waves = [1.3, 3.1, 7.7].map((frequency, index) => ({
    frequency: frequency * (0.8 + random() * 0.5),
    phase: random() * 2 * Math.PI,
    height: rise / (index + 1) ** 1.4,
  }));
  const points: string[] = [];
  for (let step = 0; step <= 96; step += 1) {
    const part = step / 96;
    const up = waves.reduce(
      (sum, { frequency, phase, height }) =>
        sum + height * Math.sin(frequency * part * 2 * Math.PI + phase),
      0,
    );
    points.push(`${(part * width).toFixed(1)},${(y - up).toFixed(1)}`);
  }
  return points.join(' ');
}

function pine(x: number, y: number, size: number, color: string): string {
  const tier = (top: number, half: number, bottom: number) =>
    `${x},${(y - size * top).toFixed(1)} ${(x + size * half).toFixed(1)},${(y - size * bottom).toFixed(1)} ${(x - size * half).toFixed(1)},${(y - size * bottom).toFixed(1)}`;
  return [tier(1, 0.16, 0.55), tier(0.75, 0.22, 0.28), tier(0.5, 0.28, 0)]
    .map((points) => `<polygon points="${points}" fill="${color}"/>`)
    .join('');
}

/** Hills in the haze, a sun or moon, and water that mirrors them. */
export function landscape(plan: Landscape): string {
  const { seed, width, height, sky, sun, hills, depth, shore, trees } = plan;
  const random = randomFrom(seed);
  const haze = sky.at(-1) ?? '#ffffff';
  const water = height * shore;
  const layers: string[] = [];
  for (let layer = 0; layer < depth; layer += 1) {
    const near = (layer + 1) / depth;
    const y = water * (0.52 + 0.42 * near);
    const line = ridge(random, width, y, height * 0.075 * (1.3 - 0.5 * near));
    const color = mix(haze, hills, 0.18 + 0.82 * near);
    layers.push(`<polygon points="0,${water} ${line} ${width},${water}" fill="${color}"/>`);
  }
  const wood = Array.from({ length: trees }, () => {
    const x = Math.round(random() * width);
    const y = water - random() * height * 0.012;
    return pine(
      x,
      y,
      height * (0.09 + random() * 0.13),
      mix(hills, '#000000', 0.25 + random() * 0.3),
    );
  });
  const glow = `<radialGradient id="glow"><stop offset="0" stop-color="${sun.color}" stop-opacity="0.75"/><stop offset="1" stop-color="${sun.color}" stop-opacity="0"/></radialGradient>`;
  const [cx, cy, r] = [sun.x * width, sun.y * height, sun.size * height];
  const above =
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>` +
    `<circle cx="${cx}" cy="${cy}" r="${r * 5}" fill="url(#glow)"/>` +
    `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${mix(sun.color, '#ffffff', 0.55)}"/>` +
    layers.join('') +
    wood.join('');
  const defs = `<defs>${gradient('sky', sky)}${gradient('deep', [mix(haze, hills, 0.2), hills])}${glow}<clipPath id="water"><rect y="${water}" width="${width}" height="${height - water}"/></clipPath></defs>`;
  if (shore >= 1) return svg(width, height, defs + above);
  const ripples = Array.from({ length: 26 }, () => {
    const y = water + (height - water) * random() ** 1.6;
    const long = width * (0.04 + random() * 0.18);
    return `<rect x="${(random() * width).toFixed(0)}" y="${y.toFixed(0)}" width="${long.toFixed(0)}" height="${height * 0.0025}" fill="#ffffff" opacity="${(0.1 + random() * 0.22).toFixed(2)}"/>`;
  });
  const mirrored = `<g clip-path="url(#water)"><g transform="translate(0 ${2 * water}) scale(1 -1)">${above}</g><rect y="${water}" width="${width}" height="${height - water}" fill="url(#deep)" opacity="0.45"/>${ripples.join('')}</g>`;
  return svg(width, height, defs + above + mirrored);
}

/** The flame of Hearth on a ground of two colours; `lift` moves its tip, from -1 to 1. */
export function flame(
  size: number,
  ground: readonly [string, string],
  { lift = 0, scale = 1 } = {},
): string {
  const tip = 40 - lift * 14;
  const outer = `M256 ${tip} C ${330 + lift * 26} 150 402 214 402 318 C 402 410 338 468 256 468 C 174 468 110 410 110 318 C 110 244 158 214 184 152 C 204 190 216 204 232 214 C 240 150 ${238 + lift * 20} 96 256 ${tip} Z`;
  const inner = `M258 ${246 - lift * 18} C 296 294 326 322 326 370 C 326 414 294 440 256 440 C 218 440 186 414 186 370 C 186 326 232 306 258 ${246 - lift * 18} Z`;
  const by = (size / 512) * scale;
  const at = (size * (1 - scale)) / 2;
  return svg(
    size,
    size,
    `<defs>${gradient('ground', ground)}${gradient('fire', ['#ffd36b', '#ff8a3d', '#e4472b'])}</defs>` +
      `<rect width="${size}" height="${size}" fill="url(#ground)"/>` +
      `<g transform="translate(${at} ${at}) scale(${by})"><path d="${outer}" fill="url(#fire)"/><path d="${inner}" fill="#fff3cf"/></g>`,
  );
}

/** The icon in every size it has to be read at. */
export function iconSizes(width: number, height: number): string {
  const sizes = [256, 128, 64, 32, 16];
  let x = 110;
  const icons = sizes.map((size) => {
    const inside = flame(size, ['#2b2140', '#4a2f5e'], { scale: 0.8 }).replace(
      '<svg ',
      `<svg x="${x}" y="${height / 2 - size / 2}" `,
    );
    x += size + 70;
    // Names of gradients are global to a drawing.
    return inside.replaceAll('ground"', `ground${size}"`).replaceAll('#ground)', `#ground${size})`);
  });
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="#f4efe6"/>${icons.join('')}`,
  );
}

/** Columns of what a week costs, lower with every week. */
export function costChart(width: number, height: number): string {
  const cents = [71, 66, 58, 61, 52, 47, 44, 42];
  const [left, bottom, top] = [110, height - 110, 130];
  const step = (width - left - 70) / cents.length;
  const lines = [0, 20, 40, 60, 80].map((value) => {
    const y = bottom - ((bottom - top) * value) / 80;
    return `<line x1="${left}" x2="${width - 60}" y1="${y}" y2="${y}" stroke="#d9dee7" stroke-width="2"/>`;
  });
  const columns = cents.map((value, index) => {
    const high = ((bottom - top) * value) / 80;
    const color = index === cents.length - 1 ? '#e8632c' : '#5b7db1';
    return `<rect x="${left + index * step + step * 0.2}" y="${bottom - high}" width="${step * 0.6}" height="${high}" rx="10" fill="${color}"/>`;
  });
  const trend = cents.map(
    (value, index) =>
      `${left + (index + 0.5) * step},${bottom - ((bottom - top) * value) / 80 - 26}`,
  );
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="#ffffff"/><rect x="${left}" y="52" width="330" height="22" rx="11" fill="#2d3a50"/><rect x="${left}" y="88" width="190" height="12" rx="6" fill="#a9b4c6"/>${lines.join('')}${columns.join('')}<polyline points="${trend.join(' ')}" fill="none" stroke="#2d3a50" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`,
  );
}

/** A lemon cake from above, on a table. */
export function lemonCake(size: number): string {
  const middle = size / 2;
  const slices = Array.from({ length: 7 }, (_, index) => {
    const angle = (index / 7) * 2 * Math.PI;
    const [x, y] = [middle + Math.cos(angle) * size * 0.21, middle + Math.sin(angle) * size * 0.21];
    const spokes = Array.from({ length: 8 }, (__, spoke) => {
      const turn = (spoke / 8) * 2 * Math.PI;
      return `<line x1="${x}" y1="${y}" x2="${x + Math.cos(turn) * size * 0.052}" y2="${y + Math.sin(turn) * size * 0.052}" stroke="#fff8d8" stroke-width="${size * 0.006}"/>`;
    });
    return `<circle cx="${x}" cy="${y}" r="${size * 0.07}" fill="#f6c92f"/><circle cx="${x}" cy="${y}" r="${size * 0.058}" fill="#ffe476"/>${spokes.join('')}`;
  });
  const boards = Array.from({ length: 6 }, (_, index) => {
    const y = (index * size) / 6;
    return `<rect y="${y}" width="${size}" height="${size / 6 - 4}" fill="${mix('#8a5a3b', '#a9714b', (index % 3) / 2)}"/>`;
  });
  return svg(
    size,
    size,
    `<rect width="${size}" height="${size}" fill="#6d452c"/>${boards.join('')}` +
      `<circle cx="${middle + 12}" cy="${middle + 18}" r="${size * 0.42}" fill="#000000" opacity="0.22"/>` +
      `<circle cx="${middle}" cy="${middle}" r="${size * 0.42}" fill="#f7f3ea"/><circle cx="${middle}" cy="${middle}" r="${size * 0.37}" fill="#ece4d3"/>` +
      `<circle cx="${middle}" cy="${middle}" r="${size * 0.33}" fill="#d99b45"/><circle cx="${middle}" cy="${middle}" r="${size * 0.31}" fill="#fbf0c4"/>${slices.join('')}` +
      `<circle cx="${middle}" cy="${middle}" r="${size * 0.05}" fill="#7fa650"/>`,
  );
}
