import type { IntentCues } from "./intent.ts";

/** Questions that the library answers in its own words: the FAQ, services and prices. */
export const ruleIntents: readonly IntentCues[] = [
  {
    intent: "rule",
    strong: [
      "жоғалт*, жыртып ал*, бүлдір*, бүлін*, ұзарт*, мерзім*, айыппұл*, өсімпұл*, кешік*, оқырман билет*, билет* ал*, билет* керек, тіркел*, жазыл*, жаздыр*, құжат*, қанша кітап ал*, неше кітап*, қанша күн*, неше күн*, қайтар*, ереже*, рұқсат*, бола ма, сыйға тарт*, кітап тапсыр*, кітап өткіз*, арыз*, шағым*, ұсыныс айт*, басқа кітапхана*, сатып алуға ұсын*, ерікті*, жұмысқа, құпия*, сақтал*, түнге, пин, әож, мүгедек*, жарымжан*, зағип*, брайль*, аудиокітап*, үйге жеткіз*, паркинг*, көлік қой*",
      "потерял*, порвал*, испорти*, продли*, продлен*, срок*, штраф*, пеня, пени, просроч*, читательск* билет*, билет, запис*, зарегистр*, регистрац*, документ*, паспорт*, удостоверени*, сколько книг, на сколько дней, на какой срок, вернуть, сдать книг*, возврат*, правил*, можно ли, можно, разреш*, пожертв*, подарить книг*, отдать книг*, жалоб*, пожаловат*, предложени*, другой библиотек*, мба, купить книг*, волонтер*, вакансии, на работу, конфиденциальн*, пин, удк, инвалид*, слабовидящ*, незряч*, брайл*, аудиокниг*, на дом, парковк*, с собакой, сурдо*, залог*",
      "lost, lose, damaged, tore, renew*, extend, due, overdue, fine, fines, late fee, fee, fees, library card, card, join, sign up, register*, registration, documents, id do i need, passport, how many books, how long, return*, rule*, allowed, can i, may i, am i allowed, donate*, complain*, complaint*, suggestion*, another library, interlibrary, ill, purchase request, volunteer*, job*, privacy, confidential*, pin, udc, disabled, disability, wheelchair, braille, audiobook*, audio books, home delivery, parking, guide dog*, sign language, deposit",
    ],
    weak: ["газет*, тігінді*, подшивк*, newspaper*, magazine*, журнал*, жәрдемақы*, пособия*, льгот*, benefits"],
  },
  {
    intent: "service",
    strong: [
      "қанша тұр*, бағасы*, неше теңге, қанша теңге, ақылы ма, тегін бе, басып шығар*, принтер*, распечатка*, ксерокс*, көшірме*, сканер*, скан жаса*, ламинат*, вайфай*, wifi, wi fi, интернет*, компьютер*, түптеу*",
      "сколько стоит, сколько стоят, цена, цены, стоимость, почем, платн*, бесплатн*, распечат*, печат*, принтер*, ксерокс*, отксер*, копи*, скан*, ламин*, вайфай*, вай фай, интернет*, компьютер*, переплет*",
      "how much, price*, cost*, free of charge, print*, photocop*, copy, copies of a page, scan*, laminat*, wifi, wi fi, internet, computer*, binding",
    ],
    unless: ["туралы, книг* о|про|по, books on|about, учебник*, клуб*, курс*, course*"],
  },
];
