/** Forms of publication a reader may want; a record may say that it is of one, or of another. */
export type BookForm =
  | "textbook"
  | "dictionary"
  | "comic"
  | "newspaper"
  | "magazine"
  | "e-book"
  | "audiobook"
  | "large-print"
  | "braille"
  | "map"
  | "sheet-music"
  | "dvd";

/** As cues are written. */
export const textbookWords = "оқулық*, учебник*, textbook*";
export const dictionaryWords = "сөздік*, словар*, dictionar*";

/** How readers call the forms; only words that name nothing else, or name it seldom. */
export const formsCalled: readonly (readonly [string, readonly BookForm[]])[] = [
  [`${textbookWords}, оқулығ*, оқу құрал*, учебн* пособи*, schoolbook*, school book|books`, ["textbook"]],
  [`${dictionaryWords}, сөздіг*`, ["dictionary"]],
  ["комикс, комиксы, комиксов, комикстер*, комиксы*, comics, comic book*, graphic novel*, манга, manga", ["comic"]],
  [
    "газет, газета, газеты, газету, газете, газеттер*, газеті, газетін, газетінің, газетте, газеттегі, newspaper, newspapers",
    ["newspaper"],
  ],
  [
    "журнал, журнала, журналы, журналов, журналын, журналының, журналдар*, magazine, magazines, academic|scientific|scholarly|peer reviewed? journals, journals / on|about|from|for",
    ["magazine"],
  ],
  [
    "подшивка, подшивки, подшивку, подшивок, тігінді*, периодика, периодику, периодическ* издани*, мерзімді басылым*, periodicals, back issues|files",
    ["newspaper", "magazine"],
  ],
  [
    "электрондық|электронды кітап|кітаптар*|кітабы*|кітапты|басылым*, электронн* книг*|издани*|верси*|учебник*, e book|books, ebook*, электрондық|электронды оқулық*|нұсқада|нұсқасы, цифрлық кітап|кітаптар*",
    ["e-book"],
  ],
  [
    "аудиокітап*, аудиокітаб*, аудио|дыбыстық кітап|кітаптар*|кітабы*, үнкітап*, аудиокниг*, аудио книг*, audiobook*, audio book|books",
    ["audiobook"],
  ],
  [
    "ірі|үлкен қаріппен|әріппен|шрифтпен|қаріпті|әріпті басылған|басылым*|терілген?, крупн* шрифт*, крупнымшрифтом, large print|type",
    ["large-print"],
  ],
  [
    "брайль қарпімен|шрифтімен|қарпіндегі|шрифтіндегі|әліпбиімен басылған|жазылған?, шрифтом брайля, по брайлю, рельефно точечн* шрифт*, in braille, braille book|books|edition|editions",
    ["braille"],
  ],
  [
    "географиялық|топографиялық карта|карталар*|картасы, географическ*|топографическ* карта|карты|карту|карт, topographic|topographical map|maps",
    ["map"],
  ],
  [
    "нота жинағы|жинақтар*, ноталар, ноталары, ноты, нотный|нотные сборник|сборники|издания, sheet music, music scores",
    ["sheet-music"],
  ],
  ["dvd, двд, видеодиск*, бейнедиск*", ["dvd"]],
];

/** Beside these the form is what the book is about. */
export const formTopics = {
  before:
    "о, об, про, about, чтени*, читать, рисовать, рисование, рисуем, нарисовать, draw, drawing, write, writing, как, how",
  /** Before it in the genitive, or before "of" it. */
  beforeOf:
    "истори*, теори*, создани*, написани*, роль, анализ, проблем*, язык, языка, дизайн*, редактор*, history, theory, design, role, language",
  after:
    "тарихы*, туралы, жайлы, жайында, жөнінде, жазу*, жасау*, салу*, сызу*, дизайн*, теория*, шығару*, қор, қоры, қорын, тілі, тілінің, studies, writing, design, history, жизни, жанр*",
  /** The words of the form itself that name something else. */
  other: "словарн*",
};
