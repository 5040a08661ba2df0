import type { Language } from "./library/language.ts";

interface Help {
  readonly usage: string;
  readonly does: Readonly<Record<Language, string>>;
}

/** The commands, each with its usage and a sentence in three languages. */
export const commands: Readonly<Record<string, Help>> = {
  init: {
    usage: "init DIR",
    does: {
      kk: "өз кітапханаңыздың корпус қалтасын жасайды: атауын, филиалдарын, жұмыс уақытын сұрап, тексереді",
      ru: "создаёт папку корпуса своей библиотеки: спрашивает и проверяет название, филиалы, часы",
      en: "makes the corpus folder of your own library: asks for its name, branches and hours, and checks them",
    },
  },
  serve: {
    usage: "serve [--port N]",
    does: {
      kk: "оқырман бетін, сокетті және HTTP интерфейсін іске қосады",
      ru: "запускает страницу читателя, сокет и HTTP",
      en: "serves the reader's page, the socket and HTTP",
    },
  },
  ingest: {
    usage:
      "ingest PATH|URL… [--format auto|iso2709|marcxml|irbis|mrk|csv|xlsx|json|faq|document|oai|sru] [--dialect auto|marc21|unimarc|rusmarc|kazmarc] [--encoding auto|…] [--source NAME] [--replace [--force]]",
    does: {
      kk: "каталог файлдарын, жиі қойылатын сұрақтарды немесе құжаттарды қабылдайды; мекенжай берілсе, OAI-PMH арқылы соңғы жолдан бергі өзгерістерді, SRU арқылы іздеп табылған жазбаларды, irbis64://USER@HOST/БАЗА мекенжайынан ИРБИС64 серверінің өзгерістерін алады",
      ru: "принимает файлы каталога, частые вопросы или документы; по адресу берёт через OAI-PMH то, что изменилось с прошлого раза, через SRU то, что нашёл запрос, а по irbis64://USER@HOST/БАЗА изменения с самого сервера ИРБИС64",
      en: "takes in catalogue files, FAQ entries or documents; from an address, what changed since the last time by OAI-PMH, what a search finds by SRU, or by irbis64://USER@HOST/DATABASE what changed on an IRBIS64 server",
    },
  },
  sources: {
    usage: "sources",
    does: {
      kk: "өздігінен алынатын дереккөздерді көрсетеді: соңғы рет қашан алынды, не өзгерді, келесісі қашан (кесте sources.json файлында)",
      ru: "показывает источники, которые берутся сами: когда в последний раз, что изменилось, когда в следующий (расписание в sources.json)",
      en: "lists the sources that are taken by themselves: the last run, what it changed, the next one (the schedule is sources.json)",
    },
  },
  rejected: {
    usage: "rejected [--source NAME] [-k 1000] | rejected --retry [--source NAME] [--encoding …] [--dialect …]",
    does: {
      kk: "қабылданбаған жазбаларды түпнұсқасымен және себебімен көрсетеді; --retry оларды қайта оқып, енді жарайтындарын алады",
      ru: "показывает отклонённые записи с оригиналом и причиной; --retry читает их снова и принимает те, что теперь годятся",
      en: "lists the records that were rejected, with their originals and reasons; --retry reads them again and takes those that now pass",
    },
  },
  search: {
    usage: 'search "QUERY" [-k 10] [--kind record|faq|library|event|document|any] [--without FILTER…] [--explain]',
    does: {
      kk: "каталог пен ережелерден іздейді",
      ru: "ищет в каталоге и правилах",
      en: "searches the catalogue and the rules",
    },
  },
  ask: {
    usage: 'ask "QUESTION" [--language kk|ru|en] [--session ID] [--explain]',
    does: {
      kk: "сұраққа дереккөзімен жауап береді",
      ru: "отвечает на вопрос с указанием источника",
      en: "answers a question, with its sources",
    },
  },
  record: {
    usage: "record ID [--as json|marcxml|iso2709|irbis|gost|ris|bibtex] [--dialect auto|marc21]",
    does: {
      kk: "бір библиографиялық жазбаны береді",
      ru: "выдаёт одну библиографическую запись",
      en: "gives one bibliographic record",
    },
  },
  export: {
    usage: "export PATH [--format iso2709|marcxml|irbis|json] [--dialect auto|marc21]",
    does: {
      kk: "бүкіл каталогты файлға жазады",
      ru: "записывает весь каталог в файл",
      en: "writes the whole catalogue to a file",
    },
  },
  eval: {
    usage: "eval [--set NAME…] [--compare RUN] [--update-baseline] [--full]",
    does: {
      kk: "жауаптардың сапасын сұрақтар жинағымен өлшейді",
      ru: "измеряет качество ответов на наборах вопросов",
      en: "measures the answers on the question sets",
    },
  },
  train: {
    usage: "train embedder [--pairs FILE…] [--out FOLDER]",
    does: {
      kk: "үш тілдегі сөздердің мағыналық моделін аударма жұптарынан үйретеді",
      ru: "обучает модель значений слов трёх языков на парах переводов",
      en: "trains the model of word meanings in three languages on pairs of translations",
    },
  },
  bench: {
    usage:
      "bench search|ingest|embed|round-trip [PATH…] [--size 10000,100000,1000000] [--peers-up-to 100000] | bench kill [-k 40] [--size 5000]",
    does: {
      kk: "іздеудің жылдамдығы мен дәлдігін ойдан құралған каталогтарда басқа іздеу кітапханаларымен қатар өлшейді; не каталогты қабылдау не эмбеддердің жылдамдығын, не жазбалардың қанша өрісі қабылданып, қайта берілгенде сақталатынын өлшейді; kill қабылдауды кез келген сәтте үзіп, ештеңе жоғалмағанын тексереді",
      ru: "измеряет скорость и точность поиска на вымышленных каталогах рядом с другими поисковыми библиотеками; или скорость приёма каталога, или эмбеддера; или сколько полей записи сохраняется, когда её приняли и выдали обратно; kill обрывает приём в разные мгновения и проверяет, что ничего не потеряно",
      en: "measures how fast and how well the search finds, on invented catalogues and beside other search libraries; or how fast a catalogue is taken in; or the speed of the embedder; or how many fields of a record live through being taken in and given back; kill ends ingests at any moment and checks that nothing is lost",
    },
  },
  check: {
    usage: "check [--full] [--repair]",
    does: {
      kk: "қойма мен индекстердің бүтіндігін тексереді",
      ru: "проверяет целостность хранилища и индексов",
      en: "checks that the store and the indexes are whole",
    },
  },
  backup: {
    usage: "backup PATH",
    does: {
      kk: "қойманың көшірмесін жасайды",
      ru: "делает копию хранилища",
      en: "copies the store to a file",
    },
  },
  restore: {
    usage: "restore PATH",
    does: {
      kk: "қойманы көшірмеден қалпына келтіреді",
      ru: "восстанавливает хранилище из копии",
      en: "puts the store back from a copy",
    },
  },
};

const frame: Readonly<Record<Language, { title: string; options: string; others: string }>> = {
  kk: {
    title: "Dana: кітапхананың ЖИ-кітапханашысы. Қолданылуы: dana ПӘРМЕН",
    options:
      "Барлық пәрменде: --json (стандартты шығысқа бір JSON мәні), --help. Баптаулар: README.md файлындағы DANA_… айнымалылары.",
    others: "По-русски: dana --help --language ru · In English: dana --help --language en",
  },
  ru: {
    title: "Dana: ИИ-библиотекарь. Использование: dana КОМАНДА",
    options:
      "Во всех командах: --json (одно значение JSON в стандартный вывод), --help. Настройки: переменные DANA_… в README.md.",
    others: "Қазақша: dana --help --language kk · In English: dana --help --language en",
  },
  en: {
    title: "Dana: an AI librarian. Usage: dana COMMAND",
    options:
      "In every command: --json (one JSON value on standard output), --help. Settings: the DANA_… variables in README.md.",
    others: "Қазақша: dana --help --language kk · По-русски: dana --help --language ru",
  },
};

/** Help for one command, or for all. */
export function helpText(language: Language, command?: string): string {
  const chosen = command ? Object.entries(commands).filter(([name]) => name === command) : Object.entries(commands);
  const lines = chosen.flatMap(([, help]) => [`  dana ${help.usage}`, `      ${help.does[language]}`]);
  const { title, options, others } = frame[language];
  return [title, "", ...lines, "", options, others, ""].join("\n");
}
