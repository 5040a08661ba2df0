/** What a column of a catalogue in CSV may hold. */
const columns = {
  id: ["id", "нөмірі", "номер", "no", "№", "шифр записи", "бақылау нөмірі", "контрольный номер", "control number"],
  title: ["title", "атауы", "тақырыбы", "кітап атауы", "название", "заглавие", "наименование"],
  subtitle: ["subtitle", "қосымша атауы", "подзаголовок", "сведения к заглавию"],
  part: ["part", "volume", "бөлімі", "томы", "том", "часть"],
  partTitle: ["part title", "томның атауы", "название тома"],
  parallelTitles: ["parallel title", "параллель атауы", "параллельное заглавие"],
  originalTitle: ["original title", "түпнұсқа атауы", "название оригинала", "оригинальное название"],
  author: ["author", "authors", "автор", "авторы", "авторлары"],
  translator: ["translator", "translators", "аудармашы", "аудармашылар", "переводчик", "переводчики"],
  editor: ["editor", "editors", "редакторы", "редактор"],
  compiler: ["compiler", "compilers", "құрастырушы", "құрастырушылар", "составитель", "составители"],
  illustrator: ["illustrator", "illustrators", "суретші", "суретшілер", "художник", "художники", "иллюстратор"],
  contributor: ["contributor", "contributors", "қатысушы", "другие лица"],
  language: ["language", "тілі", "тіл", "язык"],
  originalLanguage: ["original language", "түпнұсқа тілі", "язык оригинала"],
  year: ["year", "жылы", "жыл", "шыққан жылы", "год", "год издания"],
  originalYear: ["first year", "original year", "алғаш шыққан жылы", "год первой публикации", "год первого издания"],
  place: ["place", "шыққан жері", "место издания", "место"],
  publisher: ["publisher", "баспа", "баспасы", "издательство"],
  extent: ["extent", "pages", "көлемі", "беттер саны", "объем", "объём", "страниц"],
  series: ["series", "серия", "сериясы"],
  isbn: ["isbn"],
  issn: ["issn"],
  udc: ["udc", "әож", "удк"],
  bbk: ["bbk", "lbc", "кбж", "ббк"],
  edition: ["edition", "басылым", "басылымы", "издание", "сведения об издании"],
  subject: ["subject", "subjects", "рубрика", "рубрикалар", "тақырыптар", "предметная рубрика", "рубрики", "тематика"],
  keywords: ["keywords", "кілт сөздер", "ключевые слова"],
  annotation: ["annotation", "description", "summary", "аннотация", "аңдатпа", "описание"],
  audience: ["audience", "age", "оқырман жасы", "жас белгісі", "возраст", "возрастной знак"],
  form: ["form", "genre", "жанр", "жанры", "форма", "вид издания"],
  kind: ["kind", "type", "түрі", "тип", "вид"],
  url: ["url", "сілтеме", "ссылка", "адрес"],
  notes: ["note", "notes", "ескертпе", "ескерту", "примечание", "примечания"],
  branch: ["branch", "branches", "филиал", "филиалдар", "бөлімше", "филиалы"],
  callNumber: ["call number", "сөре шифры", "шифр", "шифры", "полочный шифр", "расстановочный шифр"],
  copies: ["copies", "items", "даналар", "даналары", "экземпляры"],
  years: ["years held", "бар жылдар", "годы в фонде"],
} as const;

export type Column = keyof typeof columns;

export const columnNames = Object.keys(columns) as Column[];

const columnByName = new Map<string, Column>(
  columnNames.flatMap((column) => columns[column].map((name) => [plain(name), column])),
);

// Words that begin or make up the headers people write: "Автор(ы)", "Год изд.", "Кітаптың атауы", "ISBN-13". The first that fits counts.
const wordings: readonly (readonly [Column, RegExp])[] = [
  ["title", /автор.*(заглав|назв|атау)/],
  ["isbn", /^isbn|штрих.?код isbn/],
  ["issn", /^issn/],
  ["originalYear", /original.*year|алғаш.*жыл|год.*перв/],
  ["originalTitle", /original.*title|түпнұсқа.*атау|назв.*ориг|ориг.*назв/],
  ["translator", /аударған|аударма|переводч|пер\.$|translat/],
  ["author", /^автор|author|құраст.*автор|ф\.?и\.?о\.? автор/],
  ["partTitle", /том.*(атау|назв)|назв.*том/],
  [
    "title",
    /^(атауы|аталуы|тақырыбы)|(кітап|басылым)(тың|ның)? (атау|тақырыб)|^(название|наименование|заглавие)|(book|main) title|^title/,
  ],
  ["year", /publish.*year|year.*publish/],
  ["publisher", /^(баспа|издат|изд-во)|publish/],
  ["place", /жері$|^место|^город|^қала|^place/],
  ["year", /^(год|жыл)|жылы$|year/],
  ["language", /^(тіл|язык|lang)/],
  ["extent", /^(бет|стр|кол.*стр|объ[её]м|көлем|pages|collation)|(number|count) of pages/],
  ["udc", /^(әож|удк|udc)/],
  ["bbk", /^(кбж|ббк|bbk)/],
  ["edition", /^(edition)/],
  ["subject", /^(рубрик|предмет|тақырыпт|subject|topic)/],
  ["keywords", /^(кілт|ключ|keyword|tags)/],
  ["annotation", /^(аннотац|аңдатпа|описан|реферат|abstract|descr)/],
  ["series", /^(сери|series)/],
  ["branch", /^(филиал|бөлімше|отдел|branch|library)/],
  ["callNumber", /шифр|call no|shelf/],
  ["id", /^(инв|id$|код записи|нөмір)/],
];

/** Which column a header most likely means, by the words in it. */
export function columnLike(header: string): Column | undefined {
  const text = plain(header.replace(/[()[\]/\\*:]+/g, " "));
  return wordings.find(([, words]) => words.test(text))?.[0];
}

/** Which column a header cell names, in Kazakh, Russian or English; absent when it is none we know. */
export function columnOf(header: string): Column | undefined {
  return columnByName.get(plain(header));
}

function plain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[_\s]+/g, " ")
    .replace(/ё/g, "е")
    .trim();
}
