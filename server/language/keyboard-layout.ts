// Keys of the standard PC keyboards in one order, plain and then with shift: United States, Russia, Kazakhstan
// (xkeyboard-config: us, ru, kz).
const us = "`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?';
const russian = "ё1234567890-=йцукенгшщзхъфывапролджэячсмитьбю." + 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,';
const kazakh = '("әіңғ,.үұқөһйцукенгшщзхъфывапролджэячсмитьбю№' + ")!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?";

const layouts = { us, russian, kazakh } as const;

interface Slip {
  /** The layout that was on, and the one that was meant. */
  readonly on: keyof typeof layouts;
  readonly meant: keyof typeof layouts;
  /** What a text typed with the first looks like. */
  readonly looks: RegExp;
}

const slips: readonly Slip[] = [
  { on: "us", meant: "russian", looks: /^[\p{ASCII}№]*[a-z][\p{ASCII}№]*$/iu },
  { on: "us", meant: "kazakh", looks: /^[\p{ASCII}№]*[a-z][\p{ASCII}№]*$/iu },
  { on: "russian", meant: "us", looks: /^[^a-z]*\p{Script=Cyrillic}[^a-z]*$/iu },
  { on: "kazakh", meant: "us", looks: /^[^a-z]*\p{Script=Cyrillic}[^a-z]*$/iu },
  { on: "russian", meant: "kazakh", looks: /\p{Script=Cyrillic}[^a-z]*[0-9]|[0-9][^a-z]*\p{Script=Cyrillic}/iu },
];

/**
 * What a text says if its keys were struck with another layout on than was meant: "f,fq ;jks" is «абай жолы», «ерфтл» is
 * "thank". Each reading once, without the text itself; whether one makes sense is for whoever knows the words.
 */
export function layoutReadings(text: string): readonly string[] {
  const typed = text.normalize("NFC");
  const readings = slips.filter(({ looks }) => looks.test(typed)).map(({ on, meant }) => retyped(typed, on, meant));
  return [...new Set(readings)].filter((reading) => reading !== typed);
}

/** The same keys on another layout; what stands on no key stays. */
export function retyped(text: string, on: keyof typeof layouts, meant: keyof typeof layouts): string {
  const [from, to] = [[...layouts[on]], [...layouts[meant]]];
  return [...text]
    .map((letter) => {
      const key = from.indexOf(letter);
      return key < 0 ? letter : (to[key] ?? letter);
    })
    .join("");
}
