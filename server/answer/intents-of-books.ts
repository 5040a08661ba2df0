import type { IntentCues } from "./intent.ts";

/** Questions about the catalogue. */
export const bookIntents: readonly IntentCues[] = [
  {
    intent: "half-remembered",
    strong: [
      "атын ұмыт*, атауын ұмыт*, аты есімде жоқ, атын білмей*, қалай аталатын*, мұқабасы",
      "забыл* название, не помню название, не помню как назыв*, забыл* как назыв*, как же назыв*, обложк*, название вылетело",
      "forgot the title, forgotten the title, don't remember title, dont remember title, can't remember title, cannot remember title, remember what called, remember what it, forgot what called, what was it called, what is book|novel called, name escapes, cover was, blue cover",
    ],
  },
  {
    intent: "study",
    strong: [
      "реферат*, баяндама*, курстық*, диплом жұмыс*, дипломдық*, ғылыми жоба*, емтихан*, тақырыб*, пән* бойынша, ҰБТ, зертте*",
      "реферат*, доклад*, курсов*, дипломн* работ*, диплом, на тему, по теме, экзамен*, ент, для проекта, разобраться, изучаю, научн* работ*, пишу",
      "paper on|about, essay on|about, term paper, thesis, dissertation, exam*, research on|about, project on|about, writing a|about, topic",
    ],
    unless: ["жазып бер*, напиши*, write my, write me, удк, udc, әож"],
  },
  {
    intent: "advice",
    strong: [
      "ұсын*, кеңес бер*, кеңес айт*, ұқсас*, ұнайды, ұнады, жақсы көремін, көңілді кітап*, не оқу*, не оқысам, қандай кітап* оқы*, қызықты кітап*, жақсы кітап*, қандай кітап жақсы",
      "посовет*, порекоменд*, рекоменд*, что почитать, что бы почитать, чего почитать, что прочитать, интересн* книг*, хорош* книг*, похож* на, люблю, нравится, понравил*, хочется, что взять, может что то|нибудь, в духе, наподобие, что нибудь интересное",
      "recommend*, suggest*, advise, what should i read, what to read, something to read, good book*, interesting book*, something like, similar, books+like, a good read, any ideas, i love|loved|enjoyed, should start with, in the mood, want more",
    ],
    unless: ["сатып алуға ұсын*, ұсыныс*, suggestion box, suggest a purchase"],
  },
  {
    intent: "author",
    strong: [
      "шығармалар*, авторы*, автордың, жазушы* кітап*, ақын* кітап*, жазған кітап*, кім жазған",
      "книги автора, автор*, произведени*, сочинени*, кто написал, книги писател*, стихи",
      "books by, works by, novels by, written by, author*, who wrote, poems by, stories by, anything by, something by",
    ],
  },
  {
    intent: "subject",
    strong: [
      "туралы кітап*|роман*|әдебиет*|не, жайлы кітап*|не, жайында кітап*, кітап* туралы|жайлы, бойынша кітап*|әдебиет*|оқулық*, тарихы туралы, қызықтырады, тақырып*, оқулық* бар",
      "книг* о|об|про|по, литератур* о|об|по|про, учебник* по, что есть о|об|по|про, есть про|по, материал* о|по, что нибудь о|об|про|по, роман* о|об|про, интересует, интересуюсь, почитать о|об|про",
      "books+about|on, book+about, something+about|on, anything+about|on, what have on|about, textbook*, literature on|about, materials on|about, interested in, read about, novel about",
    ],
    weak: ["туралы, жайлы, жайында, бойынша, про, about, on"],
  },
  {
    intent: "item",
    strong: [
      "бар+ма, барма, бар ше, кітабы керек, кітап керек, деген кітап, деген роман, атты кітап, атты роман, іздеп жүр*, тауып бер*, табуға бола",
      "есть ли, есть у вас, у вас есть, имеется ли, в наличии, ищу книг*, нужна книг*, найти книг*, найди* книг*, мне нужен, мне нужна, есть книга, есть роман",
      "do you have, have you got, do u have, have got, looking for, do you own, is there a book, is there a copy, find me, i need the book, book called, novel called, available",
    ],
    weak: ["том*, керек, бар, есть, ищу, have, volume, қайда, где, where"],
  },
  {
    intent: "where",
    strong: [
      "^оны ал*|таб*, ол қайда, бұл кітап қайда, осы кітап қайда, қайдан ал*, қай филиал*, қай сөре*, қай кітапхана*, бос па, қайда тұр, қайда бос",
      "ее|его взять|забрать|найти, где она, где он, где ее|его|эту взять|найти, где эта книга, где сейчас, в каком филиале, каком филиале, где свободн*, на какой полке, какой шифр, она свободна, где взять",
      "get|borrow|take+it, pick it, where is it, where can i get|find it|this, which branch*, on the shelf, which shelf, is it available, is it in, call number, where are they",
    ],
  },
  {
    intent: "more",
    strong: [
      "тағы бар, тағы не, тағы қандай, басқа бар, басқасы бар, тағы көрсет*, тағы ұсын*, ^тағы, өзге бар",
      "еще есть, что еще, а еще, ^еще, другие есть, есть другие, покажи еще, есть еще",
      "^more, anything else, any more, any others, show more, what else, something else, others",
    ],
  },
];
