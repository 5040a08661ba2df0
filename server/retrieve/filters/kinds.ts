import { readWordList } from "./word-list.ts";

/** Names a kind of publication: what can be of a year, in a language, or for somebody. */
export const isKindOfBook = readWordList(
  "кітап, кітаптар*, кітабы*, книг*, книж*, book, books, басылым*, издани*, edition*, оқулық*, оқулығ*, учебник*, textbook*, құрал*, пособи*, роман, романдар*, романы*, романов, novel*, повест*, рассказ*, әңгіме*, stories, story, детектив*, detective*, фантастика*, фантастик*, фэнтези, fantasy, fiction, sci, thriller*, триллер*, өлең*, стих*, поэм*, поэзия*, poem*, poetry, ертегі*, тақпақ*, жұмбақ*, загадк*, считалк*, rhymes, сказк*, сказок, fairy, tales, пьеса*, пьес*, комедия*, драма, plays, журнал*, magazine*, journals, газет, газета*, газеты, газету, газеттер*, газеті*, newspaper*, комикс*, comics, сөздік*, сөздіг*, словар*, dictionar*, энциклопедия*, энциклопеди*, encyclopedia*, анықтамалық*, справочник*, handbook*, guidebook*, guides, manuals, cookbook*, путеводител*, жинақ*, жинағ*, сборник*, collection*, подшивк*, подшивок, тігінді*, мақала*, статьи, статей, статья, article*, мемуар*, естелік*, memoir*, аудиокітап*, аудиокниг*, audiobook*, ebook*, атлас*, atlas*, хрестоматия*, хрестомати*, диссертация*, диссертаци*, dissertation*, диск*, dvd, ноты, ноталар*, бестселлер*, bestseller*, автор*, жазушы*, писател*, author*, writer*",
);
/** "Литература" is what is printed, and a subject. */
export const isLiterature = readWordList("әдебиет*, литератур*, literature");
