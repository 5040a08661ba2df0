import fc from "fast-check";
import type { OriginalRecord } from "./original-record.ts";

const value = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "Қазақ әдебиеті",
    "\u0098Der\u009c Weg",
    " two  blanks ",
    "1\n2\r\n3\t4",
    "<a href='x'>&amp;</a>",
    "\ufeff",
    "\ud800",
    "",
  ),
);
const tag = fc.oneof(fc.stringMatching(/^[0-9]{3}$/), fc.constantFrom("FMT", "1119", "24", "", "Ә"));

/** For tests: fields of any tags, codes and characters. */
export const anyOriginal: fc.Arbitrary<OriginalRecord> = fc.record({
  dialect: fc.constantFrom("marc21", "unimarc", "rusmarc", "irbis"),
  leader: fc.oneof(fc.constantFrom("", "00714cam a2200205 a 4500", "     nam0 22     3i 450 "), fc.string()),
  fields: fc.array(
    fc.oneof(
      fc.record({ tag, value }),
      fc.record({
        tag,
        indicators: fc.constantFrom("  ", "1 ", "#1", "04"),
        subfields: fc.array(fc.record({ code: fc.constantFrom("a", "b", "9", "", "aa", "Ә", "\u001f"), value }), {
          maxLength: 5,
        }),
      }),
    ),
    { maxLength: 12 },
  ),
});

/** The same, of what ISO 2709 can say. */
export const sayableOriginal: fc.Arbitrary<OriginalRecord> = fc.record({
  dialect: fc.constantFrom("marc21", "unimarc"),
  leader: fc.constantFrom("00714cam a2200205 a 4500", "     nam0 22     3i 450 "),
  fields: fc.array(
    fc.oneof(
      fc.record({ tag: fc.constantFrom("001", "005", "008", "FMT"), value: sayable(3) }),
      fc.record({
        tag: fc.constantFrom("100", "200", "245", "650", "880", "990", "CAT"),
        indicators: fc.constantFrom("  ", "1 ", "#1", "04"),
        subfields: fc.array(fc.record({ code: fc.constantFrom("a", "b", "9", "6"), value: sayable(0) }), {
          minLength: 1,
          maxLength: 5,
        }),
      }),
    ),
    { maxLength: 12 },
  ),
});

/** XML has no character of these; ISO 2709 has separators among them, and an escape begins another encoding. */
function sayable(minLength: number): fc.Arbitrary<string> {
  return fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.constantFrom("Қазақ әдебиеті", "\u0098Der\u009c Weg", " two  blanks ", "1\n2\r\n3\t4", "<a>&amp;</a>"),
    )
    .filter((text) => text.length >= minLength);
}
