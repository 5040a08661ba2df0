import { expect, test } from "vitest";
import { stateOf, wholeOf } from "./record-formats.ts";

const utf8InBytes = (text: string): string => Buffer.from(text).toString("latin1");

// The vendor's description has 0x1E 0x1F between the parts, the clients split at 0x1F, and write 0x1F 0x1E themselves.
test.each(["\x1f", "\x1f\x1e", "\x1e\x1f"])("a record whose parts have %j between is read whole", (between) => {
  const parts = [
    "0",
    "22#0",
    "0#24",
    "2147483647#{ACEF1ACE-A93D-4F22-910B-02D35C1547BF}",
    "200#^aАбай # жолы",
    "10#^d100.00",
  ];
  const record = wholeOf(utf8InBytes(`22#1#${parts.map((part) => part + between).join("")}`));
  expect(record).toMatchObject({ mfn: 22, version: 24, isDeleted: false });
  expect(record?.fields.map(({ tag, value }) => `${tag} ${value.toString()}`)).toEqual([
    "200 ^aАбай # жолы",
    "010 ^d100.00",
  ]);
  expect(stateOf(`22#1#0${between}22#0${between}0#24${between}2147483647#{`)).toEqual({
    mfn: 22,
    version: 24,
    isDeleted: false,
  });
});

test("a deleted record is known by its mark, its status or its negative number", () => {
  expect(stateOf("5#0#0\x1f5#0\x1f0#3\x1f")).toEqual({ mfn: 5, version: 3, isDeleted: true });
  expect(stateOf("5#1#0\x1f5#33\x1f0#3\x1f")).toEqual({ mfn: 5, version: 3, isDeleted: true });
  expect(stateOf("-5#")).toEqual({ mfn: 5, version: 0, isDeleted: true });
});

test.each([
  "",
  "#",
  "5",
  "5#",
  "5#1#",
  "5#1#0",
  "5#1#0\x1f6#0\x1f0#1",
  "5#1#0\x1f5#0\x1fzero#1",
  "x#1#0\x1fx#0\x1f0#1",
  "5#?",
])("%j says nothing of a record", (line) => {
  expect([stateOf(line), wholeOf(line)]).toEqual([undefined, undefined]);
});

test("a record with a line that is no field is none", () => {
  expect(wholeOf("5#1#0\x1f5#0\x1f0#1\x1f200#^aA\x1fno field")).toBeUndefined();
});
