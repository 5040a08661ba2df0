import { findAny, readCues } from "../language/cue.ts";
import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import { composeList } from "./compose-list.ts";
import { editionsOf } from "./editions.ts";
import { findBooks } from "./find-books.ts";
import { isFree } from "./holdings.ts";
import { findAge, suitsAge } from "./reader-age.ts";
import { findTitled } from "./respond-item.ts";
import { listTexts } from "./text-of-lists.ts";

const likeness = readCues(
  "ұқсас*, секілді, сияқты, тәрізді, похож*, вроде, наподобие, в духе, типа, как у, like, similar, in the vein",
);
// Headings that half the shelf has say little of a book's kin.
const broad = /әдебиет|литератур|literature|роман|novel/iu;

/** Advice by example: works that share topics with the one named, never the work itself. */
export async function respondLikeness(ask: Ask): Promise<Reply | undefined> {
  const { records, isFirm } = await findTitled(ask);
  const [example] = records;
  if (!example || !(isFirm || findAny(likeness, ask.spoken))) return undefined;
  const topics = [...example.subjects, ...example.keywords.slice(0, 2)].join(" ");
  const own = new Set(editionsOf([example], ask).map(({ id }) => id));
  const found = (await findBooks(topics, ask)).filter(
    ({ record }) => !own.has(record.id) && isAnother(record, example),
  );
  const age = findAge(ask.spoken);
  const kin = found
    .map(({ record }) => ({ record, kinship: kinship(record, example, ask) }))
    .filter(({ record, kinship: shared }) => shared >= 2 && suitsAge(record, age));
  if (kin.length === 0) return askTaste(ask.language);
  const ordered = kin.toSorted((a, b) => b.kinship - a.kinship).map(({ record }) => record);
  return composeList(ordered, { kind: "advice", subject: example.subjects.join(" ") }, ask);
}

/** Nothing is kin to the example: asks, for the example itself is the one thing not wanted. */
function askTaste(language: Ask["language"]): Reply {
  const { askTaste: text, tastes: choices } = listTexts[language];
  return { answer: { kind: "clarify", language, text, choices } };
}

/** Volumes of the same work share its common title. */
const isAnother = (record: BibRecord, example: BibRecord): boolean =>
  (record.commonTitle ?? record.title) !== (example.commonTitle ?? example.title);

function kinship(record: BibRecord, example: BibRecord, ask: Ask): number {
  const wanted = ask.book.language?.language ?? ask.language;
  const shared = record.subjects.filter((subject) => example.subjects.includes(subject));
  const telling = shared.filter((subject) => !broad.test(subject)).length;
  return telling * 3 + (shared.length - telling) + (record.language === wanted ? 0.5 : 0) + (isFree(record) ? 0.2 : 0);
}
