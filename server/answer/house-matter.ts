import { findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";

/** Money, terms and harm to a book: no calendar and no catalogue answers them. */
const firm = readCues(
  [
    "ақша*+ала|алына|алын*|төле*, ақы*+ала|алына|алын*, ақысы+қанша, айыппұл*, өсімпұл*, төлеймін, төлейміз, төлейді, төлеу, төлеуім*, қанша тұр*, неше теңге, қанша теңге, тегін бе, ақылы ма, кешіктір*, кешігіп*, мерзім* өт*|ұзарт*, ұзартып, ұзартуға, жоғалтып, жоғалттым, жоғалтты, жыртып, жыртылып, жыртылды, бүлдір*, бүлініп, су тиіп, сулап, төгіп, төгілді, былғап, қанша кітап+ал*|бер*, неше кітап+ал*|бер*, неше кітапқа, қанша күнге, неше күнге",
    "плат*+ли|нужно|надо|придется, платить, заплатить, уплатить, оплатить, оплата, деньги, денег, штраф*, пеня, пени, пеню, обойдется, сколько стоит, сколько стоят, почем, сколько тенге, бесплатно|платно+ли|или, за плату, просрочил*, просрочен*, просрочк*, опоздал*, опоздаю, продлить, продлите, потерял*, посеял*, утерял*, порвал*, испортил*, залил*, намокла, погрызла, пролил*, облил*, сломал*, сколько книг|книжек|книги+выда*|дают|дадут|можно|взять|берут|брать, сколько книг|книжек+мне, на сколько дней, на какой срок",
    "cost+me|us, will cost, charge|charged|charges+me|us|for|per, the charge, how much is|does|do|for, pay+for|a|the|to, have to pay, do i pay, late fee*, a fee, fees, a fine, fined, overdue, i am late, im late, i was late, days late, renew+my|a|the|it|them, i+lost, ive+lost, have+lost, lost+my|a|the, i tore, chewed, spilled, spilt, got wet, damaged, ruined, how many books+can|may|do|could, for how long",
  ].join(","),
);

/** What is brought, signed, made or sent; may also be asked about an hour or a place. */
const plain = readCues(
  [
    "құжат*, жеке куәлік*, төлқұжат*, тіркел*, оқырман билет*, билет* ал*|жаса*, қайтар*+сам|уым|уға|амын, қайтаруға, қайтарсам, кітап* өткіз*, басып шығар*, басып бер*, көшірме* жаса*, сканер*, сканда*, тігіп бер*, түпте*, ламинат*, пошта* жібер*",
    "документ*+нужн*|для|какие, паспорт*, удостоверени*, прописк*, читательск*+билет|оформ*|сделать|получить, вернуть, сдать+книг*|ее|их|в, печатаете, напечатать, распечат*, отсканир*, сканир*, ксерокопи*, откопировать, переплет*, переплести, сшить, ламинир*, на дом",
    "passport, documents, id card, proof of address, sign up, library card, hand back, bring back, give back, return+a|the|my|it|them|books, take home, take books home, borrow books, print+a|my|the|out|in|something|pages, printing, printed out, scan+a|my|the|pages|some, scanning, scanned, pdf, photocop*, bind+my|a|the, binding, laminat*, staple",
  ].join(","),
);

const ofBooks = readCues(
  "кітап* туралы|жайлы, есть+книги|книга|литература, туралы кітап*, книг* о|об|про, книг*+по, роман* о|об|про, учебник*+по, books about|on, book about|on, novel about",
);

export type HouseMatter = "firm" | "plain";

/**
 * Whether a question is about the library's terms, money, papers or machines, in any of its sentences: then no list of
 * books answers it, whatever else the reader tells.
 */
export function houseMatter(spoken: readonly SpokenWord[]): HouseMatter | undefined {
  if (findAny(ofBooks, spoken)) return undefined;
  if (findAny(firm, spoken)) return "firm";
  return findAny(plain, spoken) ? "plain" : undefined;
}
