import { expect, test } from "vitest";
import { parseIso2709 } from "./iso2709-parse.ts";

type Entry = readonly [tag: string, length: string, start: string];

const texts = [
  ["001", "kz7"],
  ["100", "1 \x1faӘуезов, Мұхтар"],
  ["245", "10\x1faАбай жолы"],
  ["300", "  \x1fa5 б."],
] as const;

/** A record whose directory is written by `entry`, and whose base address is said to be `base` where it is given. */
function record(entry: (own: Entry, at: number) => string, base?: string, last = ""): Buffer {
  let start = 0;
  const whole = texts.map(([tag, text]) => [tag, tag === "300" ? text + last : text] as const);
  const entries = whole.map(([tag, text], at) => {
    const length = Buffer.byteLength(text) + 1;
    const own: Entry = [tag, String(length).padStart(4, "0"), String(start).padStart(5, "0")];
    start += length;
    return entry(own, at);
  });
  const directory = `${entries.join("")}\x1e`;
  const address = base ?? String(24 + directory.length).padStart(5, "0");
  return Buffer.from(`00200nam a22${address} a 4500${directory}${whole.map(([, text]) => `${text}\x1e`).join("")}\x1d`);
}

test.each([
  ["a digit of a tag is lost", record(([tag, ...rest], at) => (at === 0 ? tag.slice(1) : tag) + rest.join(""))],
  ["a length has five digits", record((own) => own.join(""), undefined, "x".repeat(12_000))],
  ["starts have six digits", record(([tag, length, start]) => `${tag}${length}0${start}`.replace(/(?<=^.{7})0/, ""))],
  ["the base address is off", record((own) => own.join(""), "00099")],
  ["the base address is no number", record((own) => own.join(""), "45 00")],
])("a record is read by the lengths of its fields where %s", (_, bytes) => {
  const { fields, repairs } = parseIso2709(bytes, { encoding: "auto" });
  expect(fields.map(({ tag }) => tag)).toEqual(["001", "100", "245", "300"]);
  expect(fields[2]).toMatchObject({ subfields: [{ code: "a", value: "Абай жолы" }] });
  expect(repairs.filter((repair) => !repair.startsWith("the directory was damaged"))).toEqual([]);
});

test("a directory whose lengths are not those of the fields is not mended", () => {
  const wrong = record(([tag, length, start], at) => (at === 2 ? `${tag}${length}9${start}` : tag + length + start));
  expect(() => parseIso2709(wrong, { encoding: "auto" })).toThrow(/entries of 12 characters/);
});
