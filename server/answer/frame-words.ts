import { type Cue, findCue, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";

// Words that frame a question for a book and are no part of its title or topic. Quoted titles never pass through here.
const framing = [
  "ше, сіздерде, сізде, сіздердің, маған, мен, менің, бізге, бар, ма, ме, ба, бе, па, пе, барма, екен, керек, еді, кітап, кітабы, кітапты, кітабын, кітаптар, кітаптары, кітаптарды, кітаптарын, кітаптан, кітапхана*, деген, атты, роман, романы, романын, қандай, қай, не, нені, қазір, қайда, қайдан, туралы, жайлы, жайында, бойынша, арналған, алуға, оқуға, оқып, оқысам, оқимын, болады, бола, болама, тауып, беріңіз*, бересіз*, бере, аласыз, аласыз*, аламын, алсам, ала, айтыңыз*, көрсет*, ұсын*, кеңес, рахмет, сәлем, салем, сәлеметсіз*, ал, және, осы, бұл, ол, іздеп, жүрмін, жүр, жазып, жатырмын, жатыр, реферат*, баяндама*, курстық, диплом*, жұмыс*, оқулық*, жоба*, шығармалар*, автор*, жазған, жазушы*, жазушының, ақын*, еңбек*, қосы*, тағы, бос, әлі, үшін, менде, chatgpt, чатгпт, нан, дегенді, дана, қызықты, жақсы, әдебиет*, кім, филиал*, тұр, дәптер",
  "ұмыт*, атын, атауын, атауы, аты, есімде, мұқаба*, түсі, көк, қызыл, сары, жасыл, қара, ақ, еді, екен, болатын, забыл*, помню, название, названия, обложк*, синяя, красная, зеленая, желтая, черная, белая, была, было, был, forgot*, forgotten, title, remember, cover, blue, red, green, was, were",
  "есть, ли, у, вас, вы, нас, мне, меня, я, нужен, нужна, нужно, нужны, книга, книги, книгу, книг, книжка, книжку, книжки, роман, романа, романы, повесть, издание, ищу, найти, найдите, найди, подскажите, скажите, пожалуйста, хочу, хотел, хотела, бы, взять, почитать, прочитать, читать, какая, какие, какой, какую, где, о, об, обо, про, по, для, в, во, и, а, на, от, с, что, это, этот, эта, эту, она, он, его, ее, сейчас, свободен, свободна, свободно, наличии, имеется, есть, можно, ли, посоветуйте, посоветуй, порекомендуйте, порекомендуй, рекомендуете, пишу, реферат*, доклад*, курсов*, диплом*, работ*, тему, теме, литература, литературу, учебник*, автор*, автора, произведени*, сочинени*, писател*, поэта, еще, другие, здравствуйте, здраствуйте, здравствуй, привет, добрый, день, под, названием, называется, интересную, интересное, интересные, хорошую, хорошее, что, нибудь, материал*, кто, написал, написала, данный, библиотек*, каком, филиал*, там, мой, моя, посовет*, советовал, посоветовал",
  "do, does, you, u, have, hav, got, the, a, an, of, i, im, am, is, are, there, any, some, book, books, novel, novels, copy, copies, looking, for, need, want, please, find, me, my, can, could, get, where, which, what, in, on, at, by, to, about, with, it, this, that, and, or, recommend, suggest, read, reading, something, anything, writing, write, wrote, written, who, works, paper, essay, thesis, project, topic, textbook*, author, called, titled, named, your, library, catalogue, now, right, available, hi, hello, hey, thanks, s, good, interesting, should, literature, told, us, we, more, else, borrow, branch, shelf, adventure book",
].flatMap(readCues);

const single = framing.filter((cue) => cue.words.length === 1);

/** True of a word that says how the question is put, not what it is about. */
export function isFraming(word: SpokenWord): boolean {
  return single.some((cue: Cue) => findCue(cue, [word]) !== undefined);
}
