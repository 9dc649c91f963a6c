/** A light guess at a text's language by its commonest words: enough to tell German "dick" from English. */
import type { WordLanguage } from './wordTrie';

/** Languages without a list of their own count too: "slut" is Swedish for "end". */
type Guessable = WordLanguage | 'nordic' | 'nl' | 'pt' | 'it' | 'ro' | 'uk';

export type LanguageScores = Partial<Record<Guessable, number>>;

/** Words that a language can't do without, with those that look like another one's profanity around. */
const COMMON_WORDS: Record<Guessable, string> = {
  en: `the you your is are was were this that what of and to my he she it with for not have has had
    just don dont i im so be we they who all get got go out like stop such up at in on his her me do
    did can will would at by from or if but an a as how why when there here please think know`,
  de: `der die das und ist ich du nicht ein eine einen einem einer mir mich dich dir wir ihr zu auf mit
    für von den dem im so was hast habe hat sind auch noch mal wie es er sie nach bei aber schon war
    kein keine doch nur wenn dass bin sehr mehr zum zur mein meine dein deine`,
  fr: `le la les des un une est et je tu il elle on nous vous que qui pas pour dans avec ce cette mon ma
    ton ta son sa mes tes vraiment es suis moi toi au aux du en de quel quelle mais trop plus fait quoi
    ne se sur être bien sont`,
  es: `el la los las un una es y yo tu tú que qué de no en con por para mi se lo le eres está esta este
    ese esa muy pero como más del al te me nos su hay ya son fue si sí`,
  tr: `ve bir bu şu ne ben sen biz siz da de mi mı mu mü için ile çok var yok ama gibi kadar ya lan
    senin benim değil misin mısın olarak daha şey niye neden olum ulan bana sana seni beni`,
  ru: `и в не на я что он она с как это ты так но мы вы за по из у же бы то мне меня тебя все еще уже`,
  nordic: `och är det att på jag en ett som för med inte av till har den ni vi du nu og er jeg ikke vil
    skal når om var sade til hög full meg deg seg`,
  nl: `de het een en ik niet van is dat je op te zijn voor met die aan er heb naar nog zo wel ook maar
    morgen wat`,
  pt: `o os as um uma que não para com eu você foi ele ela do da dos das é meu minha em no na por mais`,
  it: `il lo la gli che non di un una sono per con ci vi mi ti è della del le i e ma come questo anche`,
  ro: `și este nu te de ce la în unde ești fost sunt pe ai mai să se ta mea lui care`,
  uk: `і й не на я що він вона з як це ти так але ми ви за по із у ж би`,
};

/** Letters that give a language away. */
const TELLING_LETTERS: readonly (readonly [RegExp, Guessable])[] = [
  [/[ğış]/, 'tr'],
  [/ß/, 'de'],
  [/ñ/, 'es'],
  [/[åø]/, 'nordic'],
  [/[ãõ]/, 'pt'],
  [/[șță]/, 'ro'],
  [/[іїєґ]/, 'uk'],
];

const LANGUAGES_OF: ReadonlyMap<string, readonly Guessable[]> = byWord();

function byWord(): Map<string, Guessable[]> {
  const languages = new Map<string, Guessable[]>();
  for (const [language, words] of Object.entries(COMMON_WORDS) as [Guessable, string][]) {
    for (const word of new Set(words.trim().split(/\s+/))) {
      languages.set(word, [...(languages.get(word) ?? []), language]);
    }
  }
  return languages;
}

/** How many of a text's words are common ones of each language. */
export function guessLanguages(text: string): LanguageScores {
  const scores: LanguageScores = {};
  for (const [word] of text
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    for (const language of LANGUAGES_OF.get(word) ?? []) {
      scores[language] = (scores[language] ?? 0) + 1;
    }
    for (const [letters, language] of TELLING_LETTERS) {
      if (letters.test(word)) scores[language] = (scores[language] ?? 0) + 1;
    }
  }
  return scores;
}

/** Whether a text shows signs of a language, and not more signs of another one. */
export function isLikely(language: WordLanguage, scores: LanguageScores): boolean {
  return (scores[language] ?? 0) > 0 && !isForeign(language, scores);
}

/** Whether a text looks more like another language. */
export function isForeign(language: WordLanguage, scores: LanguageScores): boolean {
  return Math.max(0, ...Object.values(scores)) > (scores[language] ?? 0);
}
