import type { WordList } from '../wordTrie';

/** English. Mere rudeness ("damn", "hell", "idiot") is left to the room's own words. */
export const EN: WordList = {
  mild: `
    crap|s|py|ped ?arse|s|hole|holes piss|ed|ing|er|es bollock|s|ed wank|s|ed|er|ers|ing|y tosser|s
    bellend|s twat|s bastard|s ?^ass|es jackass|es dumbass|es smartass|es fatass|es asshat|s
    kiss_my_ass up_your_ass lick_my_ass ?^tit|s titties titty douchebag|s stfu gtfo bugger_off
    sod_off you_prick such_a_prick a_total_prick what_a_prick dildo|s jizz arsed`,
  strong: `
    *fuck* fuk|s|in|ing|er|ers|ed fck|ing|ed|er phuck* fucc fvck|ing|er fkn motherf* mofo|s
    shiit shit|s|e|ty|ted|ting|ter|tier|tiest|head|heads|hole|holes|bag|bags|show|post|posting|face|less|load|loads|storm|ton|tons|faced|y
    bullshit|s|ting|ter horseshit dipshit|s apeshit batshit dogshit chickenshit shite|s
    bitch* biatch|es sonofabitch son_of_a_bitch
    cunt|s|y|ing asshole|s azzhole|s ass_hole ass_holes assclown|s asswipe|s assfuck*
    ?%dick|s dickhead|s dickwad|s dickface|s suck_my_dick my_dick ?%cock|s cocksuck* suck_my_cock my_cock
    pussy|ies whore|s|d whorehouse ?slut|s slutty ~%cum cumshot|s cumslut|s cumdump|s
    blowjob|s handjob|s rimjob|s jerk_off jack_off jackoff|s jerkoff|s goddamn_it twatwaffle`,
  slur: `
    nigger* nigga* niggr* faggot* ?^fag|s chink|s|y kike|s spic|s wetback|s gook|s raghead|s towelhead|s
    tranny trannies ?retard|s|ed ?%coon|s ~paki|s shemale|s golliwog|s sandnigger* beaner|s dyke_bitch
    zipperhead|s`,
  allowed: `
    assess* scunthorpe penistone cockermouth cocktail* cockpit* cockatoo* peacock* hancock* dickens*
    dick_van_dyke dick_cheney moby_dick tom_dick_and_harry philip_k_dick magna_cum_laude
    summa_cum_laude cum_laude pussy_willow* pussycat* pussy_riot chink_in niggard* snigger*
    maine_coon* maine_coons fag_end cock_and_bull en_retard de_retard le_retard du_retard
    great_tit blue_tit coal_tit tit_for_tat blue_tits great_tits kick_ass pain_in_the_ass spic_and_span`,
};
