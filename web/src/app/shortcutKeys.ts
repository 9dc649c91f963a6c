const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as they are printed on this machine. */
export const MOD = isApple ? '⌘' : 'Ctrl';
export const ALT = isApple ? '⌥' : 'Alt';
export const PALETTE_KEYS = `${MOD} K`;
