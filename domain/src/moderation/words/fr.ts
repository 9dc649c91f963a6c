import type { WordList } from '../wordTrie';

/** French. */
export const FR: WordList = {
  mild: `
    ~^con|s|ne|nes emmerd* démerd* chiant|e|s chier ^chié fais_chier mon_cul ta_gueule ferme_ta_gueule
    vos_gueules ferme_la_gueule bâtard|s|e|es couille|s casse_couille* fous_le_camp bordel_de
    pauvre_con ?sale_con gros_con petit_con gueule_de_con`,
  strong: `
    merde|s merdeux merdeuse|s merdi* putain|s pute|s putes* salop|e|es|s|ard|ards|erie salaud|s
    connard* connasse* conasse* conard|s encul* enculé* foutre va_te_faire_foutre allez_vous_faire
    va_te_faire_voir nique|r|z|s niquer* nique_ta nique_sa nique_ta_mère niké_ta ntm fdp
    fils_de_pute fils_de_putain fils_de_chien branleur* branleuse* branlette* ma_bite ta_bite sa_bite
    grosse_bite suce_ma suce_moi pétasse* poufiasse* pouffiasse* trou_du_cul trouduc* trous_du_cul
    lèche_cul va_chier bouffon_de_merde salopri* garce|s enfoiré|s|e|es`,
  slur: `
    bougnoul* ^pédé|s sale_pd sale_pédé pédale_de ^négro|s youpin|e|s gouine|s tapette|s
    tarlouze* sale_arabe sale_juif sale_noir ^nègre|s bamboula|s chinetoque* raton_laveur_de fiotte|s`,
  allowed: `concombre* contre* branle_bas con_fuoco cul_de_sac tapette_à pique_nique pique_niquer`,
};
