import { matchKey } from "../language/match-key.ts";
import type { BibRecord } from "./record.ts";

/** What keeps apart works of one author that have one title: a play of a novel, a collection named for one of its stories. */
export type Genre = "single" | "collection" | "drama";

type Words = Readonly<Record<Genre, ReadonlySet<string>>>;

const read = (list: string): ReadonlySet<string> => new Set(list.split(", ").map(matchKey));

// In a subtitle "повести" are several and "повесть" is one.
const inSubtitle: Words = {
  collection: read(
    "повести, рассказы, новеллы, сказы, очерки, стихи, стихотворения, поэмы, пьесы, драмы, комедии, трагедии, сказки, сборник, собрание, антология, избранное, повестер, әңгімелер, хикаяттар, хикаялар, өлеңдер, поэмалар, дастандар, пьесалар, драмалар, ертегілер, очерктер, жинақ, жинағы, таңдамалы, антологиясы, stories, poems, plays, tales, essays, collection, anthology",
  ),
  drama: read(
    "пьеса, пьесасы, драма, драмасы, комедия, комедиясы, трагедия, трагедиясы, либретто, водевиль, play, drama, comedy, tragedy, libretto",
  ),
  single: read(
    "роман, романы, повесть, повесі, рассказ, новелла, поэма, поэмасы, сказка, эпопея, трилогия, дилогия, дастан, әңгіме, әңгімесі, хикаят, хикая, ертегі, novel, story, novella, epic",
  ),
};
// A form heading is in the plural whatever it stands on: of those, only a heading for short prose tells of a collection.
const inForm: Words = {
  collection: read("stories, short stories, anthology, anthologies, әңгімелер, рассказы, жинақ, сборники, антологии"),
  drama: read("play, plays, drama, пьеса, пьесы, пьесалар, драма, драматургия"),
  single: read("novel, novels, story, роман, романы, романдар, повесть, повесі, повести, повестер, рассказ, әңгіме"),
};
const order: readonly Genre[] = ["collection", "drama", "single"];

/** As far as the subtitle, else the form heading tells it. */
export function genreOf({ form = "", subtitle = "" }: Pick<BibRecord, "form" | "subtitle">): Genre | undefined {
  const told = matchKey(subtitle).split(" ");
  return (
    order.find((genre) => told.some((word) => inSubtitle[genre].has(word))) ??
    order.find((genre) => inForm[genre].has(matchKey(form)))
  );
}
