import type { IntentCues } from "./intent.ts";

const bookWords =
  "кітап*, роман*, әдебиет*, оқулық*, журнал*, каталог*, книг*, книж*, литератур*, учебник*, издани*, почитать, book*, novel*, textbook*, read about, literature";

/** Intents that come before any other: a reader in need, and what Dana does not do. */
export const careIntents: readonly IntentCues[] = [
  {
    intent: "crisis",
    strong: [
      "өлгім кел*, өмір сүргім келме*, өмірден шарша*, өзімді өлтір*, өзіме қол жұмса*, суицид жаса*, жаным қиналып*, мені ұрып, мені ұрады, мені сабайды, зорлық көр*, мені қорлайды",
      "хочу умереть, не хочу жить, не хочется жить, нет смысла жить, покончить с собой, покончу с собой, убить себя, убью себя, меня бьет, меня бьют, меня избива*, меня насилу*, наложить на себя",
      "kill myself, killing myself, want to die, end my life, don't want to live, dont want to live, suicidal, hurt myself, beats me, hits me, abuses me, being abused",
    ],
    unless: [bookWords],
  },
  {
    intent: "injection",
    strong: [
      "нұсқау* ұмыт*, нұсқау* елеме*, нұсқау* көрсет*, алдыңғы нұсқау*, бұйрық* ұмыт*, жүйелік нұсқау*, жүйелік промпт*, шектеу* алып таста*",
      "забудь инструкц*, игнорир* инструкц*, предыдущ* инструкц*, все инструкц*, забудь правила, системн* промпт*, системн* инструкц*, покажи промпт*, притворись, теперь ты, режим разработчик*, без ограничений",
      "ignore instructions, ignore previous, ignore all, ignore your, disregard instructions, disregard previous, forget instructions, previous instructions, system prompt, developer mode, jailbreak*, you are now, pretend to be, act as a|an, without restrictions, reveal prompt",
    ],
  },
  {
    intent: "unsafe",
    strong: [
      "бомба жаса*, қару жаса*, жарылғыш зат*, есірткі жаса*, есірткі сат*, улап өлтір*, адам өлтір*",
      "сделать бомбу, собрать бомбу, изготов* бомб*, взрывчатк*, сделать оружие, сварить наркотик*, купить наркотик*, кого-то отравить, отравить человек*, взломать аккаунт, взломать сайт",
      "make a bomb, build a bomb, make bomb, make explosives, make drugs, cook meth, buy drugs, poison someone, kill someone, hack account, hack into",
    ],
    unless: [bookWords],
  },
  {
    intent: "person",
    strong: [
      "тірі кітапханашы*, тірі адам*, кітапханашымен сөйлес*, кітапханашы* керек, кітапханашы* шақыр*, адаммен сөйлес*, маған адам керек, операторға қос*, оператор* керек, адамға қос*",
      "живой человек, живого человека, живым человеком, живой библиотекарь, живым библиотекарем, позови* библиотекар*, позвать библиотекар*, соедини* с, нужен человек, нужен библиотекарь, нужен оператор, оператор*, поговорить с библиотекар*, поговорить с человек*",
      "talk to a person, talk to person, talk to librarian, talk to human, speak to person, speak to librarian, speak with librarian, real person, real human, human please, call a librarian, live person, human librarian, need a librarian, need a human",
    ],
    unless: ["жоба*, проект*, сағат*, часы, hours"],
  },
  {
    intent: "off-topic",
    strong: [
      "ауа райы*, код жаз*, кодын жаз*, бағдарлама жаз*, доллар бағам*, доллар қанша, шығарма жаз*, эссе жаз*, реферат жаз* бер*, реферат* жазып бер*, өлең жаз*, үй тапсырма*, үй жұмыс*, есеп*|есеб*+шығар*|шеш*, теңдеу*|тест*+шеш*, эссе|шығарма|реферат*|курстық*|диплом*|код*+жазып бер*, дәрі* іш*|бер*|жаз*, антибиотик*, қызу*+түспе*|түсір*|көтеріл*, дене қызу*, рецепт*, анекдот айт*, әзіл айт*, қай дәрі*, қандай дәрі*, ауырып тұр, ауырып жатыр, емдеу*, сотқа, соттас*, ажырас*, алимент*, адвокат*, сайлау*, кімге дауыс, президент*, футбол*, ойын ойна*, билет сатып ал*, такси*, жол ақысы, жұлдызнама*, аударып бер*",
      "погод*, напиши код, написать код, код на python, код на питоне, напиши программу, напиши сочинение, напиши эссе, напиши реферат, напиши стих*, сделай домашн*, домашнее задание, домашку, домашк*, реши*+задач*|уравнени*|пример*|контрольн*|тест, напиши*+за меня|мне|реферат*|курсов*|доклад*, сделай*+за меня, курс доллара, курс валют, рецепт*, анекдот*, шутк*, какое|какие|какой+лекарств*|таблетк*|антибиотик*|мазь, какое лекарство, антибиотик*, температура, чем сбить, что принять|выпить+от, болит, как лечить, чем лечить, вылечи*, подать в суд, подать иск, в суд+на|за|с, на развод, оформить развод, развестись, алимент*, адвокат*, уволили, выборы, за кого голосовать, президент*, политик*, футбол*, гороскоп*, такси, переведи текст, кто победит",
      "weather, write code, write python, write me code, write a program, write an essay, write my essay, write a poem, do my homework, my homework, solve+this|my|the|these, do my assignment|coursework, write me an|a|essay|poem|story, do my maths|math, which|what antibiotic*|medicine*|painkiller*|pill*, antibiotic*, should i take for, a fever, sore throat, my symptoms, exchange rate, recipe*, tell a joke, tell me a joke, what medicine, which pills, hurts, sue+my|him|her|them, can i sue, a lawyer, file for divorce, divorce lawyer, custody, election*, vote for, president, football, horoscope, taxi, stock price, bitcoin, translate this",
    ],
    unless: [bookWords, "бар ма, есть ли, do you have, туралы+не"],
  },
];
