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

const columnByName = new Map<string, Column>(
  (Object.keys(columns) as Column[]).flatMap((column) => columns[column].map((name) => [plain(name), column])),
);

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
