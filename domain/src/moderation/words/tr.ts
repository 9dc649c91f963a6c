import type { WordList } from '../wordTrie';

/** Turkish. Dotless "sık" (often, tight) is far from "sik", so those entries mind their dots. */
export const TR: WordList = {
  mild: `yavşak* şerefsiz* dallama|lar bok_gibi bok_ye bok_yeme hassiktir* salak_herif_seni`,
  strong: `
    siktir* ^sik ^siki ~^sikim* ^sike ~^siker* ^sikey* ^sikecek* ^sikic* ^sikiş* sikis|mek|en|tim sikişmek
    ^siktim ^siktiğ* siktig* ^siktik* ^sikti ^sikiyor* ~^sikil* ^sikem* ^sikik* ^siksin* sikko* ^sikler*
    sktr amk amq ~aq ~mk ^amına ^amına_k* amına_koy* amina_kod* aminakoy* amcık* amcik* amın_oğlu amınoğlu* ananın_amı ananı_s*
    ananı_avradını anasını_s* anani_s*
    orospu* oruspu* ^piç|ler|i|in|lik|sin|leri pic_kurusu pic_kurulari yarrak* yarak yarram* yarağ*
    ^göt|ü|ün|üne|ünü|üm|ten|lek|oş ^götveren* ^götlek* gotveren* got_veren* pezeveng* pezevenk* kahpe*
    kaltak* gavat* kavat|lar ^puşt|lar|luk|sun sürtük* dalyarak* ^taşşak* ^taşak* fahişe* ^döl_israfı sokayım
    sokuk ~^oç|lar`,
  slur: `ibne* ^ipne* ibine* nonoş|lar gavur_dölü ermeni_dölü kürt_piçi top_herif`,
  allowed: `sikke* amca* götür* siklamen* siklon* sikloid* piknik*`,
};
