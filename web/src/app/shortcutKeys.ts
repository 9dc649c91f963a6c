const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as they are printed on this machine. */
export const MOD = isApple ? '⌘' : 'Ctrl';
export const ALT = isApple ? '⌥' : 'Alt';
export const PALETTE_KEYS = `${MOD} K`;

/** Leads to a call that rings, as tinykeys and people read it. */
export const RING_KEYS = 'Alt+Shift+KeyC';
export const RING_KEYS_LABEL = `${ALT} Shift C`;
