import { findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";

const editions = readCues(
  "барлық+том*, барлық+басылым*, бүкіл+том*, қай+тілдер*, қандай+тілдер*, қандай+басылым*, неше+том*, қанша+том*, аудармалары, басылымдары, все+тома|издания, всех+томов|изданий, какие+тома|издания|переводы, сколько+томов|изданий, на+каких+языках, разные+издания, all+volumes|editions|translations, all the volumes, every volume, which|what|how+volumes|editions|translations|languages, how+many+volumes|editions, any translations",
);

/** The editions or volumes themselves are asked for: each is shown by itself. */
export const asksForEditions = (spoken: readonly SpokenWord[]): boolean => findAny(editions, spoken) !== undefined;
