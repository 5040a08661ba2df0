import { expect, test } from "vitest";
import { readJson } from "./json.ts";
import type { Outcome } from "./outcome.ts";

const record = (id: number): string => `{"id":"${id}","title":"Абай жолы ${id}","holdings":[{"branch":"main"}]}`;
const pretty = (id: number): string => JSON.stringify(JSON.parse(record(id)), null, 2);

const damages: readonly [string, (text: string) => string][] = [
  ["a brace that is missing at its end", (text) => text.replace(/\}\s*$/, "")],
  ["a bracket that is missing", (text) => text.replace("]", "")],
  ["a quotation mark that is missing", (text) => text.replace('жолы 2"', "жолы 2")],
  ["a quotation mark too many", (text) => text.replace("Абай", 'Аб"ай')],
  ["a colon that is missing", (text) => text.replace(/"title":\s*/, '"title" ')],
  ["a brace that is missing at its beginning", (text) => text.replace("{", "")],
  [
    "garbage in its nested parts",
    (text) => text.replace('{"branch', '{{{"branch').replace(/\{\s+"branch/, '{{{"branch'),
  ],
  ["a cut in its middle", (text) => text.slice(0, 20)],
];

test.each(damages)("an object with %s is named; those before and after it are kept", async (_, damage) => {
  for (const [write, join] of [
    [record, ["", "\n", "\n"]],
    [record, ["[", ",\n", "]"]],
    [record, ["[", ",", "]"]],
    [pretty, ["[\n", ",\n", "\n]"]],
  ] as const) {
    const all = [write(1), damage(write(2)), write(3), write(4)].join(join[1]);
    const { titles, rejections } = await read(join[0] + all + join[2]);
    expect(titles, all).toEqual([1, 3, 4].map((id) => `Абай жолы ${id}`));
    expect(rejections.length, all).toBeGreaterThan(0);
    expect(rejections.every(({ line }) => line !== undefined)).toBe(true);
  }
});

test("what stands between objects and is none is named with its line", async () => {
  const { titles, rejections } = await read(`[${record(1)},\n "a book", 7,\n${record(3)}]`);
  expect(titles).toHaveLength(2);
  expect(rejections).toMatchObject([{ line: 2, reason: "what begins here is no object in braces {…}" }]);
});

test.each([
  ['{"records": [', "]}"],
  ['{"total": 2, "next": null, "items": [\n', '\n], "page": {"n": 1}}'],
])("records in an object %s… are read", async (head, end) => {
  const { titles } = await read(`${head}${record(1)},${record(2)}${end}`);
  expect(titles).toHaveLength(2);
});

test.each([
  ['{"id":"2","title":7}', "no title|title"],
  ['{"id":"2","title":["a"]}', "title"],
  ['{"id":"2","title":"A","names":"Абай"}', "names"],
  ['{"id":"2","title":"A","year":"1990"}', "year"],
  ['{"id":"2","title":"A","holdings":[null]}', "holdings"],
  ['{"leader":7,"fields":"x"}', "."],
  ['{"leader":"x","fields":[null,7,{"245":{"subfields":[[]]}}]}', "."],
  ["{}", "title"],
])("of wrong types in %s the reason is given", async (text, reason) => {
  const { titles, rejections } = await read(`${record(1)}\n${text}\n${record(3)}`);
  expect(titles).toHaveLength(2);
  expect(rejections).toMatchObject([{ line: 2, reason: expect.stringMatching(reason) }]);
});

test("a line end within a string is taken as a blank, and told", async () => {
  const outcomes = await outcomesOf(record(1).replace("Абай ", "Абай\n"));
  expect(outcomes).toMatchObject([
    { ok: true, draft: { title: "Абай жолы 1" }, repairs: [expect.stringContaining("blanks")] },
  ]);
});

test("a broken file is read alike however its text is cut into chunks", async () => {
  const text = `[${record(1)},${record(2).slice(0, 30)},${record(3)},"x\\"y",${record(4)}]`;
  const whole = await read(text);
  for (const length of [1, 5, 40]) {
    const pieces = Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
      text.slice(at * length, (at + 1) * length),
    );
    expect(await read(pieces)).toEqual(whole);
  }
});

test("one array of any length is read as it comes, and an object without an end costs no memory", async () => {
  const chunk = Array.from({ length: 500 }, (_, at) => record(at)).join(",");
  async function* endless(): AsyncGenerator<string> {
    yield `[${record(1)},`;
    for (let at = 0; at < 60; at += 1) yield `${chunk},`;
    yield `{"id":"open","title":"`;
    for (let at = 0; at < 100; at += 1) yield "x".repeat(1 << 18);
    yield `,${record(3)}]`;
  }
  const before = process.memoryUsage().rss;
  let taken = 0;
  let rejections = 0;
  for await (const outcome of readJson(endless(), { path: "f.json" }))
    if (outcome.ok) taken += 1;
    else rejections += 1;
  expect(taken).toBeGreaterThanOrEqual(1 + 30_000);
  expect(rejections).toBeGreaterThan(0);
  // With what the collector has not come to yet, which differs from machine to machine.
  expect(process.memoryUsage().rss - before).toBeLessThan(500 << 20);
});

async function outcomesOf(text: string | Iterable<string>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of readJson(chunksOf(text), { path: "file.json" })) outcomes.push(outcome);
  return outcomes;
}

async function read(text: string | Iterable<string>) {
  const outcomes = await outcomesOf(text);
  return {
    titles: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.draft.title] : [])),
    rejections: outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.rejection])),
  };
}

async function* chunksOf(text: string | Iterable<string>): AsyncGenerator<string> {
  if (typeof text === "string") yield text;
  else yield* text;
}
