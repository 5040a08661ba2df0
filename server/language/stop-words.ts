import { foldToken } from "./match-key.ts";
import { toCyrillic } from "./transliterate.ts";

function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(foldToken));
}

/** Words that carry grammar and no subject, in the three languages. */
const functionWords = list(`
  мен сен сіз біз ол олар сендер сіздер мені сені сізді бізді оны маған саған сізге бізге оған оларға менің сенің сіздің біздің оның
  олардың менде сенде сізде сіздерде бізде онда осы мына бұл сол ана анау мынау осында сонда мұнда анда осыны мұны соны және
  мен бен пен да де та те ма ме ба бе па пе ғой шығар ал бірақ немесе я яки әлде егер үшін туралы жайлы жөнінде бойынша арқылы
  дейін кейін бұрын соң сияқты секілді ғана тек әр әрбір барлық бәрі не неге кім кімнің кімге қай қайсы қайда қайдан қалай қандай қашан
  қанша неше нешеде нешеге еді екен емес болды болады болама болса болар болып болу бола деген деп жатыр тұр отыр жүр керек
  қажет бар жоқ барма бармы иә ия мүмкін өте ең тағы тағыда әлі енді міне жағдайда істеймін істейді істеу істесем алдым алдың алды алдыңыз алған қойдым қойды кетті кеттім кетіп отырмын тұрмын тұрады жатырмын
  жүрген жүрмін қалды қалдым емеспін шығады бастап
  и в во на с со у о об обо от до из изо за к ко по под при про для без над между через около а но да или либо же ли бы б если то
  что чтобы как так где когда куда откуда кто кого кому кем чей чья чье почему зачем сколько какой какая какое какие какую каких
  каким какого который которая которое которые которых это этот эта эти этого этой этих тот та те того той тех там тут здесь
  я мы ты вы он она оно они меня мне мной нас нам нами тебя тебе вас вам вами его ему им ее ей их ими мой моя мое мои моего моей
  наш наша наши ваш ваша ваши вашей свой своя свои быть был была было были будет будут есть нет не ни уже еще тоже также только
  нибудь либо любой любая любую любые можно можете могу может мочь нельзя надо нужно нужен нужна нужны очень самый самая самые
  the a an of to in on at for with from by about into over under and or but if not no nor so as than then is are was were be been being
  am do does did have has had having can could will would shall should may might must i you we they he she it me us him her them my
  your our their his its mine yours this that these those there here what where when who whom whose which why how any some
  don doesn isn aren t s m re ve ll im`);

/** Words of asking a library that say nothing of the subject. */
const queryChatter = list(`
  кітап кітаптар кітабы кітаптары кітапты кітабын кітаптарын кітаптардан кітабым кітаптарды кітаптың кітапхана кітапханада
  кітапханадан кітапханаға кітапханаңызда кітапханаңыздан табу табыңыз тауып тап табыңызшы табасың көрсет көрсетіңіз іздеп іздеу
  іздеймін іздеп жүрмін айтшы айтыңыз айтыңызшы айтып беріңіз беріңізші бересіз бересіңдер берші алу алуға алсам алам аламын алғым
  алайын болады рахмет рақмет сәлем сәлеметсіз сәлеметсіздер өтінемін өтініш ұсыныңыз ұсынасыз ұсынасыңдар кеңес
  кейбір қазір осындай том томы томын томдық бөлім бөлімі бос жазған жазылған шығарма шығармасы шығармалары дегенді келеді келіп оқығым оқитын
  книга книги книгу книг книге книгой книгам книгами книгах книжка книжки книжку книжек библиотека библиотеке библиотеки библиотеку
  найти найдите найди ищу искать поищи поищите покажи покажите показать дайте дай дать хочу хотел хотела хотелось взять
  возьму посоветуй посоветуйте порекомендуй порекомендуйте подскажите подскажи скажите скажи расскажи расскажите пожалуйста
  спасибо привет здравствуйте добрый день вечер утро имеется имеются написал написала написала написанный наличии наличие почитать
  прочитать произведение произведения сейчас том тома томе томов часть части свободен свободна свободно свободны
  book books library libraries find found finding look looking search show give get got please thanks thank hello hi hey want
  need like tell recommend recommendation suggest suggestion let know available availability copy copies wrote written volume volumes vol part now
  borrow`);

/** Whether a word of a question carries only grammar; Latin Kazakh and Russian count unless the question is English. */
export function isFunctionWord(word: string, language: string): boolean {
  return isListed(functionWords, word, language);
}

export function isChatter(word: string, language: string): boolean {
  return isListed(queryChatter, word, language);
}

function isListed(set: ReadonlySet<string>, word: string, language: string): boolean {
  const folded = foldToken(word);
  return set.has(folded) || (language !== "en" && /^[a-z]+$/.test(folded) && set.has(toCyrillic(word)));
}
