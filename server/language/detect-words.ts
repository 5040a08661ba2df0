import type { Language } from "../library/language.ts";

// Folded words that show the language of a question. Words that two of the languages share are left out.
function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Kazakh as typed on a Russian keyboard. */
export const kazakhWords = list(`
  бар барма бармы барма жок жокпа ма ме ба бе па пе мен сен сиз биз ол олар осы мына бул сол кайда калай кашан канша кандай кай
  кайсы кайдан неге не ким кимнин кимдер неше нешеде нешеге туралы бойынша жайлы ушин уш бир еки кажет керек керегим беремиз
  бере бересиз берсен берип бериниз береди болады болама бола болса болар боладыма алуга алу алсам аламын алам аламыз алсак
  кылу кылады жасау истеу истейди истесем истеймин истейди айтшы айтыныз айтыныз табу тауып табыныз тап корсет корсетиниз
  издеп издеу издеп журмин жур турмын отырмын китап китаптар китаптары китабы китаптын китабын китапты китапхана китапханага
  китапханада кітапхана китапханасы жазган жазылган жазушы жазушысы акын ақын окырман окырмандар оку окуга окып окисын окимын
  окитын балалар балаларга балам балама анам уйге уйде кун куни апта бугин ертен кеше казир каз казак казакша казакстан тили
  тилинде тилиндеги ертеги ертегилер олен олендер анызы аныз туган олке тарихы жумыс жумысы уакыты сагат сагатта ашык жабык
  ашылады жабылады рахмет рақмет салем салеметсиз салеметсизбе сау саумысыз калайсыз калын тегин акы акысы толеу толем айыппул
  мерзими узарту узартуга узартып жогалтып жогалту жогалттым тапсыру тапсырамын кайтару кайтарсам киру шыгу тиркелу тиркелуге
  жазылу жазылуга болуга кажетпи жатыр екен емес еди емеспин гой шыгар та тагы баска барлык барлыгы жане немесе бирак осында сонда
  мунда кайбир арналган аркылы дейин кейин бурын алдын томы томдык екинши биринши ушинши жолы соз создер создик
  аттан жазба нан балдар тусиндир унайды`);

export const russianWords = list(`
  и в во на с со у о об от до из за к ко по под при про для без над что чтобы как где когда куда откуда кто кого кому чей почему
  зачем сколько какой какая какие какую каких какое который которая которые это этот эта эти мне меня мы вы вас вам нас нам он
  она они его ее их есть ли нет или но же бы а если уже еще тоже только можно нужно нужен нужна нужны надо хочу хотел
  могу может ищу найти найдите найди покажи покажите дайте дай посоветуй посоветуйте порекомендуйте подскажите скажите
  расскажите расскажи почитать прочитать взять вернуть сдать продлить записаться потерял потеряла потерялась стоит работает
  работаете открыты открыта открыто закрыто закрываетесь открываетесь книга книги книгу книг книге книжка книжки роман романы
  стихи стихотворение рассказы сказки сказка автор автора библиотека библиотеке библиотеки библиотеку детей ребенка сын
  дочь завтра сегодня сейчас вчера суббота субботу воскресенье понедельник праздник спасибо здравствуйте привет пожалуйста
  добрый день вечер свободен свободна штраф билет читательский распечатать второй первый третий язык языке
  история истории война мир литература литературы учебник учебники русском казахском английском время часы находится
  я ты мой моя мое мои моего моей моему моим моих твой твоя твои наш наша наши нашей нашего ваш ваша ваши вашей вашего свой своя
  свое свои себя себе собой тебя тебе тобой мной нами вами ему ей им ими него нее них ней нем кем чем чего чему ком чья чье чьи
  тот те того той тех тем тому этого этой этому этим этих сам сама сами само весь вся все всех всем всего всей был была было были
  быть буду будет будут будем будете стал стала стало чтоб если пока потом тогда туда сюда здесь тут там всегда никогда никто ничего
  некоторые какого какому каким каком куда идти вот лишь даже почти очень более менее самый самая самые самое лучше между перед после
  среди около вместо кроме через против ради можете можем хотите хотим хочет хотят знаю знаете думаю говорит сказал сказала
  идет идти пойти прийти приехать сделать делать получить получил оформить узнать сказать стать начать`);

export const englishWords = list(`
  the a an of to in on at for with from by about is are was were be been do does did have has had can could will would should may
  i you we they he she it my your our their me us him her this that these those what where when who whom whose which why how
  book books library libraries open close closed opens closes opening hours please thanks thank hello hi hey find looking need want
  borrow return renew lost card free there any some not no yes and or but if novel novels story stories poems author written
  write read reading children kids child history available print wifi time today tomorrow saturday sunday monday second
  first third volume part translation english kazakh russian language recommend show give tell get got much many`);

/** Kazakh in Latin letters, as in chats and in the 2021 alphabet (folded: no marks). */
export const latinKazakhWords = list(`
  ma me ba be pa pe barma joq jok zhok jokpa joqpa kerek qajet kajet qaida kaida qayda kayda qalai kalai qalay kalay qashan kashan
  qansha kansha qandai kandai qanday qaj nege kim kimnin bul osy mynau siz biz olar sizde sizderde bizde kitap kitaptar kitaptary kitaby kitapty
  kitabyn kitapkhana kitaphana kitapxana kitaphanada kitaphanaga turaly boiynsha boyynsha jaily ushin usin ucin jane zhane nemese birak
  bolady bolama bola bola alu aluga alamyn alsam jazgan zhazgan jazushy zhazushy aqyn akyn oqyrman oqu oku oquga qazaq kazak qazaqsha
  kazaksha qazaqstan tili tilinde ertegi ertegiler olen olender tarihy tarikhy jumys zhumys uaqyty uakyty sagat ashyq ashyk jabyq zhabyk rahmet
  rakhmet raqmet salem salemetsiz salemetsizbe joly zholy jol balalar balalarga balam bala ekinshi birinshi tomy tauyp tabu
  menin senin sizdin bizdin magan sagan sizge bizge meni mende sende omir omirden olgim surgim kelmeidi kelmeydi keledi keldi kelip kelem kelemin
  otyr tur otyrmyn turmyn zhatyrmyn jatyrmyn zhurmin jurmin zhatyr jatyr zhur jur edi eken emes emespin goi goy zhoq shygar aitshy aityp aitynyz aitynyzshy aitsanyz
  jiber jiberinizshi zhiberinizshi beriniz berinizshi bersin beresizder beresiz beresinder kansa kerekpe kerekti keregi degen atty berip izdep
  nomir nomiri nomirin telefony mekenzhai mekenjai mekenzhaiy qalaisyz kalaisyz nemene neshe neshede neshege olgisi deiin deyin keiin keyin
  onda kun kuni apta aptada kuninde kitapty kimge balama anam akem dosym korshi korshim bitti
  qinalyp kinalyp sharshadym sharsadym jalgyzbyn zhalgyzbyn eshkim eshkimge tegin aiyppul uzartu jogaltyp isteymin isteimin istesem bugin erten keshe qazir kazir shygarma shygarmalary`);

export const latinRussianWords = list(`
  est yest li u vas est' gde kak kogda kto chto kakie kakaya kakoy kakoi mne nuzhna nuzhen nujna nujen nado kniga knigi knigu knig pro
  dlya detey detei biblioteka biblioteke biblioteku mozhno mojno skolko spasibo privet zdravstvuyte zdravstvuite pozhaluysta pojaluista hochu khochu ishu
  ischu naiti nayti roman skazki stihi stikhi avtor chasy rabotaete rabotaet otkryto zakryto zavtra segodnya seychas prodlit vzyat voyna i mir
  prestuplenie nakazanie na ili russkom kazakhskom yazyke`);

/** Words that ask: they stand around a title and are seldom in one, so that their language is the reader's. */
export const askingWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  kk: list(`
    барма бармы екен жокпа ма ме кайда калай кашан канша кандай кайсы кайдан неге неше кажет керек керегим беремиз бересиз бериниз
    болады болама бола алуга алсам аламын алайын алгым келеди келемин истеу айтшы айтыныз табу тауып табыныз корсет корсетиниз
    издеп туралы бойынша ушин деген бос турады казакша казакшасы орысша орысшасы агылшынша агылшыншасы`),
  ru: list(`
    есть ли где когда сколько какие какая какой можно нужно нужен нужна нужны хочу хотел хотела могу найти найдите дайте
    посоветуйте порекомендуйте подскажите скажите расскажите покажите взять вернуть продлить занят занята занято заняты свободен
    свободна свободно свободны доступен доступна наличии мне вас кем кому чем про`),
  en: list(`
    do does did is are can could would where when how what which who have has want need find looking borrow return show please
    available about any there give tell`),
};

const allWords = [kazakhWords, russianWords, englishWords, latinKazakhWords, latinRussianWords];

/** Whether a folded word is listed for any language. */
export function isListedWord(folded: string): boolean {
  return allWords.some((words) => words.has(folded));
}
