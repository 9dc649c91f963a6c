import type { WordList } from '../wordTrie';

/** German, umlauts as written or without ("moese" and "mose" both stand for "Möse"). */
export const DE: WordList = {
  mild: `
    kacke kackbratze* mistkerl|e|s miststück|e|s pisse|n pisser|s titten halt_die_fresse
    halt_deine_fresse halt_die_schnauze halt_s_maul halts_maul halt_dein_maul halt_die_klappe_du
    sackgesicht|er`,
  strong: `
    *scheiß* *scheiss* scheixx* *beschissen* *verschissen* *angeschissen* schiss_drauf
    arsch|e|es|s|loch* arschl* arschg* arschk* arschb* arschf* ärsche|r am_arsch leck_mich_am
    ~fick fick-|en|t|te|st|er|ern|erei|dich*|fehler fick_dich gefickt|e|er|es *verfickt* abgefickt* durchgefickt* mutterficker*
    wichs|er*|en|t|te|e wixx* wixer* wixen wichser* gewichst
    fotze* fotzen* hure|n hurens* ^hurentochter hurenkind* schlampe|n schlampn nutte|n nuttens*
    verpiss* drecksau* dreckssau* dreckschwein* drecksack* dreckskerl* saukerl* ^möse|n moese|n
    schwanzlutsch* hackfresse* fickfresse* pissnelke* pisskopf* wichskopf* arschgesicht*`,
  slur: `
    schwuchtel* kanake|n kanacke|n kanak|en neger|n|s|in|innen spast|i|is|en missgeburt* mißgeburt*
    untermensch|en krüppel zigeunerpack judensau* kameltreiber* schlitzauge|n kümmeltürke|n`,
  allowed: `
    barsch* marsch* harsch* kitsch* arschin verschissmus schlampig* dickicht* wichsleinwand
    scheissegger* fickert* huren_und fickenscher*`,
};
