/** How many hues `tokens.css` has for people. */
export const PERSON_HUES = 12;

/** The hue of an id, the same on every device: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function personHue(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  }
  return (mixed(hash) >>> 0) % PERSON_HUES;
}

/**
 * Lets every bit of a hash weigh on every other, which FNV of short ids does not: "lowbias32"
 * (https://nullprogram.com/blog/2018/07/31/).
 */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}
