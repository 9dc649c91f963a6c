import { ALT, MOD } from '../ui/keyNames';

export const PALETTE_KEYS = `${MOD} K`;

/**
 * Opens a new message, as tinykeys and people read it. With N and T, Chrome and Firefox open windows
 * and tabs and ask no page. Other chats look for a person with this one too.
 */
export const NEW_MESSAGE_KEYS = '$mod+Shift+KeyK';
export const NEW_MESSAGE_KEYS_LABEL = `${MOD} Shift K`;

/** Leads to a call that rings. */
export const RING_KEYS = 'Alt+Shift+KeyC';
export const RING_KEYS_LABEL = `${ALT} Shift C`;
