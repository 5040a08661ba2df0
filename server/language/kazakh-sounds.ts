/** Classes of sounds, as bits. On the last sound before it depends which form of an ending follows: балалар, қыздар, кітаптар. */
export const sounds = { vowel: 1, glide: 2, r: 4, l: 8, nasal: 16, buzz: 32, voiceless: 64 } as const;

/** Vowel harmony, as bits. */
export const harmonies = { back: 1, front: 2, both: 3 } as const;

/** Letters of the folded alphabet, а to я. */
export const letterCount = 32;

const firstLetter = "а".charCodeAt(0);

// A voiced stop at the end of a loan is heard voiceless: клубтар.
const soundOf = byLetter({
  аеоыяюэ: sounds.vowel,
  // Folding hides both і and и, which is heard as ий: кісінің, Ғалидың.
  и: sounds.vowel | sounds.glide,
  уй: sounds.glide,
  р: sounds.r,
  л: sounds.l,
  мн: sounds.nasal,
  зж: sounds.buzz,
  бвгдкпстфхцчшщ: sounds.voiceless,
});

// Folding hides ө under о and ұ, ү under у.
const harmonyOf = byLetter({ аыя: harmonies.back, еиэ: harmonies.front, оую: harmonies.both });

const a = numberOf("а");
const i = numberOf("и");
const kh = numberOf("х");
const softSign = numberOf("ь");

/** The number of the letter at an index, 0 for а; negative or too large when it is no letter of ours. */
export function letterAt(word: string, index: number): number {
  return word.charCodeAt(index) - firstLetter;
}

export function isVowelAt(word: string, index: number): boolean {
  return (harmonyOf[letterAt(word, index)] ?? 0) !== 0;
}

/** The class of the sound that the first letters of a word end in; 0 for what takes no ending. */
export function lastSound(word: string, length: number): number {
  const letter = letterAt(word, length - 1);
  // The soft sign is not heard: рольдер.
  return letter === softSign ? lastSound(word, length - 1) : (soundOf[letter] ?? 0);
}

/** The harmonies of the endings that may follow the first letters of a word; none without a vowel. */
export function harmonyAfter(word: string, length: number): number {
  const at = lastVowel(word, length);
  const letter = letterAt(word, at);
  const own = harmonyOf[letter] ?? 0;
  if (own === 0 || own === harmonies.both) return own;
  // медальдар, рольдер
  if (letterAt(word, length - 1) === softSign) return harmonies.both;
  const isMixed = hasBackBefore(word, at);
  // ә is folded into а, and stands where nothing before it is back: шүбә.
  if (own === harmonies.back) return letter === a && !isMixed ? harmonies.both : own;
  // A name or a loan of both harmonies goes either way: Құнанбаевтың.
  return isMixed || isOpen(word, at, length) ? harmonies.both : own;
}

/** Whether и is и rather than і, which folding hides, and any vowel may follow: Ғалидың; тарихы, with its Arabic х. */
function isOpen(word: string, at: number, length: number): boolean {
  return letterAt(word, at) === i && (at === length - 1 || letterAt(word, at + 1) === kh);
}

function lastVowel(word: string, length: number): number {
  let at = length - 1;
  while (at >= 0 && !isVowelAt(word, at)) at--;
  return at;
}

/** How many syllables a word has; у after a vowel is a consonant (тау). */
export function syllables(word: string): number {
  let count = 0;
  for (let at = 0; at < word.length; at++) {
    if (isVowelAt(word, at) && !(word[at] === "у" && at > 0 && isVowelAt(word, at - 1))) count++;
  }
  return count;
}

function hasBackBefore(word: string, index: number): boolean {
  for (let at = index - 1; at >= 0; at--) if (harmonyOf[letterAt(word, at)] === harmonies.back) return true;
  return false;
}

function numberOf(letter: string): number {
  return letter.charCodeAt(0) - firstLetter;
}

function byLetter(classes: Readonly<Record<string, number>>): Uint8Array {
  const of = new Uint8Array(letterCount);
  for (const [members, value] of Object.entries(classes)) for (const member of members) of[numberOf(member)] = value;
  return of;
}
