/**
 * Characters that are read as letters. Cyrillic and Greek look-alikes follow Unicode's confusables
 * (https://www.unicode.org/Public/security/latest/confusables.txt), cut down to the letters that
 * chats meet, with the looser ones that people use on purpose ("и" for "u").
 */

function table(lines: string): ReadonlyMap<string, string> {
  return new Map(lines.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));
}

/** Letters that decomposition (NFKD) leaves alone, or that are not letters to Unicode. */
export const PLAIN_LETTERS = table(
  'ıi ȷj ßss ẞss øo Øo æae Æae œoe Œoe łl Łl đd Đd ðd þth ħh ŧt ɑa ɡg ɩi ʀr ꜱs ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ' +
    'ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɐa ɔc ǝe ɟf ɥh ɯm ɹr ʇt ʌv ʍw ʎy',
);

/** Rows of emoji and boxed letters, each A to Z from its first code point. */
export const LETTER_ROWS = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6] as const;

/** Cyrillic and Greek by the Latin letters that they can pass for. */
export const LATIN_LOOKS = table(
  'аa вb гr еe зe иun кk мm нh оo пn рp сc тt уyu хx чu шw ьb яr іi јj ѕs ԁd һh ԛq ԝw ӏl үy ' +
    'αa βb γy εe ηn ιi κk μu νv οo πn ρp ςs σo τt υu χx ωw',
);

/** Latin by the Cyrillic letters that it can pass for. */
export const CYRILLIC_LOOKS = table('aа bьв cс eе hн iи kк mм nип oо pр rгя tт uиц wш xх yу');

/** Digits and signs by the letters that they stand for, Latin and Cyrillic. */
export const STAND_INS = table(
  '0oо 1ilи 3eез 4aач 5s 6gbб 7t 8bв 9gя @aа $s !iи |il €eе £l ¥y ¢c §s #h',
);
