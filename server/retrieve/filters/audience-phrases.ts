// "Сто лет", "пятнадцатилетний капитан": an age is a reader's only beside whoever has it.
export const ages =
  "{age} жасар|жастағы|жаста|жас {young} арналған|үшін?, {ages} жасар|жастағы|жас {young} арналған|үшін?, {to-young} {age} жас|жаста|жасар, қызым|ұлым|балам|немерем {age} жас|жаста|жасар, {age} жасқа арналған, {age} жасқа дейінгі {young} арналған|үшін?, {age} жастан бастап|асқан {young}? арналған?, {ages} жас аралығ*|арасын* {young}? арналған?, " +
  "для? {age} лет|года {to-young}, для? {ages} лет|года {to-young}, для {age} лет|года, для {ages} лет|года {young}?, для {young} {age} лет|года|годиков|г, для {young} {ages} лет|года|годиков, {to-young} {age} лет|года|годиков, {to-young} {ages} лет|года, " +
  "для {young} от|с {age} до|по {age} лет|года, {to-young} от|с {age} до|по {age} лет|года, для {young}|читателей от|с|до {age} лет|года|годиков, {to-young} от|с|до {age} лет|года|годиков, {young}? в возрасте {age} лет|года, {young}? в возрасте от|с {age} до {age} лет, " +
  "для {age} ми|ти|и|х? летн* {young}?, {age} ми|ти|и|х? летн* {to-young}, " +
  "for a|an|my|our? {age} year|years|yr|yrs|y olds|old|o {young}?, for {ages} year|yr olds {young}?, for {age} to {age} year|yr olds {young}?, for {young} {ages}, for {young} {age} to {age}, my|our {age} year|years|yr|y olds|old|o {young}, my {young} is {age}, {young}? for? ages {ages}, {young} aged {ages}, {young}? for? ages {age} to|and|through {age}, {young} ages|aged|age {age}, for ages|aged|age {age}";

/** Of readers of an age known without a number: the youngest they must suit. */
export const groups: readonly (readonly [string, number])[] = [
  [
    "бүлдіршіндерге|сәбилерге|бөбектерге арналған, для малышей|малыша|младенцев|грудничков, для самых маленьких, кішкентай балаларға арналған, for toddlers|babies|infants, for a? toddler|baby",
    3,
  ],
  [
    "мектеп жасына дейінгі балаларға|балалар|бүлдіршіндерге арналған|үшін?, мектепке дейінгі балаларға|балалар арналған|үшін?, для детей? дошкольного возраста, для дошкольников|дошколят, for preschoolers|kindergarten|kindergarteners, for preschool children|kids",
    6,
  ],
  [
    "балаларға|балама|баламызға|балдарға|балаға арналған, балалар / кітабы*|кітаптары*|әңгімелері*|өлеңдері*|ертегілері*|журналы*|газеті*|энциклопедиясы*, для детей|ребенка|ребят|деток|детишек, детские|детских|детская|детскую|детский|детское|детские / книг*|книж*|сказк*|рассказ*|стихи|детектив*|журнал*|газет*|энциклопед*|роман*|повест*, for my? kids|children|kid|child, for a child|kid|boy|girl, childrens|kids / book|books|stories|poems|magazine|magazines|novels|picture|audiobook|audiobooks",
    12,
  ],
  [
    "жасөспірімдерге арналған, для подростков|подростка|тинейджеров, подростковые|подростковых|подростковая|подростковую|подростковый|подростковое / книг*|роман*|фэнтези|фантастик*|детектив*|литератур*|повест*, for my? teens|teenagers|teenager|teen|adolescents, for a teenager|teen, for young adults, young adult|adults / book|books|novel|novels|fiction|fantasy, teen|ya / book|books|novel|novels|fiction|fantasy",
    14,
  ],
];

// "Сердце отдаю детям": to whom it is given tells of the reader only of a book.
export const given: readonly (readonly [string, number])[] = [
  ["бүлдіршіндерге|сәбилерге|бөбектерге, кішкентай балаларға, малышам", 3],
  ["дошкольникам", 6],
  ["балаларға|балама|баламызға|балдарға|балаға, балалар үшін, детям|ребенку|деткам", 12],
  ["жасөспірімдерге, жасөспірімдер үшін, подросткам|подростку", 14],
];
