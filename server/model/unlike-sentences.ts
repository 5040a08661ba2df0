/** Titles and rules of a library on eight matters that have nothing in common, each in Kazakh, Russian and English. */
export const unlikeSentences: readonly (readonly [kk: string, ru: string, en: string])[] = [
  [
    "Мысықтардың жұқпалы ауруларын емдеу",
    "Лечение инфекционных болезней кошек",
    "The treatment of infectious diseases of cats",
  ],
  [
    "Темірбетон көпірлерді есептеу және салу",
    "Расчёт и строительство железобетонных мостов",
    "Designing and building reinforced concrete bridges",
  ],
  ["Қамырдан жасалатын ұлттық тағамдар", "Национальные блюда из теста", "Traditional dishes made of dough"],
  ["Алғашқы махаббат туралы өлеңдер", "Стихи о первой любви", "Poems of first love"],
  ["Жұлдызды аспан атласы", "Атлас звёздного неба", "An atlas of the starry sky"],
  ["Кәсіпорындағы бухгалтерлік есеп", "Бухгалтерский учёт на предприятии", "Accounting in the enterprise"],
  ["Шахмат ойынының бастапқы жүрістері", "Дебюты шахматной партии", "Opening moves in chess"],
  ["Оқу залы жексенбі күні жабық", "В воскресенье читальный зал не работает", "The reading room is closed on Sundays"],
];
