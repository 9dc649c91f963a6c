import type { WordList } from '../wordTrie';

/** Spanish, of Spain and the Americas. Words harmless in half of its countries ("coger", "concha") are left out. */
export const ES: WordList = {
  mild: `
    carajo|s cagada|s cagado|s cagón cagaste mamón|a|es pelotudo|s pelotuda|s huevón|a|es culero|s culera|s
    me_cago_en me_cago cojonud* por_culo tomar_por_culo ?culo|s comemierda|s hostia_puta cabreo_de_mierda
    chupamedias imbécil_de lameculos güevón soplapollas`,
  strong: `
    mierda|s mierder* mierdos* puta|s pvta|s puto|s putada|s putas putón putona putazo|s putísim* putear puteando
    puta_madre hijo_de_puta hijos_de_puta hijaputa hijoputa|s hijueput* jueputa hdp
    joder jodid* jode|s|n|me|te|nos|mos jodas jodan jodamos jodí jodió jodieron jodete joderte
    ^coño|s coñazo|s cojones ?cojón cabrón* cabron* cabrona|s gilipoll* pendej* chingar* chingad* chinga|s|n|te
    chingón chingue|n|s chingó chingatu* ?verga|s ?polla|s follar|te|me follad* la_concha_de
    concha_de_tu conchatumadre conchetumare la_concha_tuya malparid* careverga mamahuevo* mamaguevo*
    mamada|s chúpamela chupame_la chúpame_la`,
  slur: `
    maricón* maricon* marica|s mariquita_de sudaca|s negrata|s mogólico|s panchito|s
    moro_de_mierda negro_de_mierda gitano_de_mierda bollera|s`,
  allowed: `computadora* disputa* diputa* reputa* imputa* pollo|s jodhpur*`,
};
