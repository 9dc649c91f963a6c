/** Keys as they are printed on the keyboards of a platform. */
export function keyNamesOn(platform: string): { mod: string; alt: string } {
  const isApple = /Mac|iPhone|iPad/.test(platform);
  return isApple ? { mod: '⌘', alt: '⌥' } : { mod: 'Ctrl', alt: 'Alt' };
}

/** Of this machine, told from what tinykeys tells `$mod` from. */
export const { mod: MOD, alt: ALT } = keyNamesOn(navigator.platform);
