import { findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";

// Parents may see what their child has on loan, so a child is nobody else here.
const another = readCues(
  "көрші*, досым*, құрбым*, күйеуім*, әйелім*, жұбайым*, жолдасым*, әріптес*, бастығым*, басшым*, туысым*, ағам*, інім*, апам*, әпкем*, сіңлім*, анам*, әкем*, шешем*, енем*, атам*, әжем*, жігітім*, танысым*, оқушым*, басқа оқырман*, ол кісі*, апай*, ағай*, тәте*, көкем*, мұғалім*, пәтер*, сосед*, друг, друга, подруг*, муж, мужа, мужу, жена, жены, жене, коллег*, начальник*, брат, брата, сестра, сестры, мама, мамы, папа, папы, бабушка, бабушки, дедушка, знаком*, ученик*, другой читатель, другого читателя, тещ*, свекров*, тетя, тети, тетка, тетки, дядя, дяди, учительниц*, квартир*, подъезд*, neighbour*, neighbor*, friend*, husband*, wife*, colleague*, coworker*, boss, brother*, sister*, mother*, father*, boyfriend*, girlfriend*, aunt*, uncle*, teacher*, lady next door, another reader*, other reader*",
);
const theirs = readCues(
  "алып жүр*, алып кет*, алып жат*, алыпты, алды, алған*, оқып жүр*, оқып жат*, оқыған, оқыды, оқиды, қолында*, қарыз*, берілген, телефон*, мекенжай*, нөмір*, брал, брала, брали, берет, взял, взяла, взяли, читает, читал, читала, на руках, числится, числятся, сдал, сдала, задолж*, долг, долги, телефон, адрес, номер, borrow*, reading, reads, checked out, taken, has out, have out, took out, on loan, overdue, owe*, loans, holds, phone, address, number",
);
// A friend's liking is a reason to ask for a book. What is asked for someone's good, or in someone's stead, is no prying.
const kindly = readCues(
  "сыйла*, сыйлық*, мақта*, ұсын*, кеңес*, үшін, орнына, ала аламын, алсам, билетімен, подар*, совет*, хвал*, нрав*, порекоменд*, рекоменд*, для, вместо, взять, сдать, забрать, gift*, present, recommend*, suggest*, for him|her|my, pick up, return, i borrow",
);
const unnamed = readCues(
  "кім алып кет*|жүр*, кітапты кім алды|алған, кімнің қолында, қай оқырман, оқырман* телефон*|мекенжай*, кто взял|брал|держит|забрал, у кого она|он|эта|книга, на руках у кого, телефон|адрес читател*, чужой формуляр, чужие книги, who borrowed|took|checked, who has borrowed|this|it, who has the",
);
// "Has somebody taken it?" asks whether it is in, and of nobody.
const somebody = readCues(
  "әлде+біреу*, біреу*, әлдекім*, кто+то, кто+нибудь, кто+либо, someone, somebody, anyone, anybody",
);
const borrower = readCues(
  "алып жүр*, алып кет*, қарызы, брал, брала, задолж*, числится, числятся, borrowed, taken out, has out",
);
const wanted = readCues(
  "қандай, не, нені, қанша, неше, айт*, көрсет*, тізім*, ма, ба, какие, какую, какой, какая, что, сколько, скажите, скажи, дайте, покажите, узнать, what, whats, which, how many, list, tell, show, give, find out, has, is",
);
const oneself = readCues("мен, менің, менде, маған, біз, я, мне, меня, мои, мой, моя, мы, i, my, me, mine, we");

/** Whether the question pries into what another reader borrows, reads or owes, or where to find that reader. */
export function asksOfAnother(spoken: readonly SpokenWord[]): boolean {
  if (findAny(kindly, spoken)) return false;
  if (holds(spoken, [another, theirs, wanted])) return true;
  if (findAny(somebody, spoken)) return false;
  return findAny(unnamed, spoken) !== undefined || (isNamed(spoken) && !holds(spoken, [oneself]));
}

/** "Что брала Иванова?": a capitalised name beside the words of a loan. */
function isNamed(spoken: readonly SpokenWord[]): boolean {
  return (
    spoken.some(({ raw }, place) => place > 0 && /^\p{Lu}\p{Ll}+$/u.test(raw)) && holds(spoken, [borrower, wanted])
  );
}

const holds = (spoken: readonly SpokenWord[], all: readonly (typeof another)[]): boolean =>
  all.every((cues) => findAny(cues, spoken) !== undefined);
