import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../library/store.ts";
import { ingestPaths } from "./ingest-paths.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-stored-issues-"));
  store = openStore(join(folder, "store.db"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, ...records: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, records.map((record) => `${record}\n*****\n`).join(""));
  return path;
}

const ingest = (...paths: readonly string[]) =>
  ingestPaths(paths, store, {
    ...{ format: "irbis", dialect: "auto", encoding: "auto", source: "s" },
    authority: { person: () => undefined, topic: () => undefined },
    now: () => new Date("2026-01-01"),
  });

const journal = (title: string): string => `#920: J\n#200: ^A${title}\n#903: Ж1\n#101: kaz`;
const issue = (number: number): string =>
  `#920: NJ\n#933: Ж1\n#934: 2005\n#936: ${number}\n#903: Ж1/2005/${number}\n#910: ^A0^B${number}^DАБ`;
const title = (id: string): string | undefined => store.record(id)?.title;

test("a journal and its issues may come in two files of one source, or in files of two days", async () => {
  await ingest(file("journals.txt", journal("Жұлдыз")), file("issues.txt", issue(1)));
  expect(title("s:Ж1/2005/1")).toBe("Жұлдыз. 2005, № 1");
  expect(await ingest(file("today.txt", issue(2)))).toMatchObject({ added: 1, rejectedCount: 0 });
  expect(store.record("s:Ж1/2005/2")).toMatchObject({ title: "Жұлдыз. 2005, № 2", language: "kk" });
  expect(store.ownersByKey("issue-of", "s:Ж1")).toEqual(["s:Ж1/2005/1", "s:Ж1/2005/2"]);
});

test("a journal that comes with another title gives it to the issues taken in before; a second time nothing changes", async () => {
  const issues = file("issues.txt", issue(1), journal("Әдебиет майданы"), issue(2));
  await ingest(issues);
  await ingest(file("journals.txt", journal("Жұлдыз")));
  expect([title("s:Ж1/2005/1"), title("s:Ж1/2005/2")]).toEqual(["Жұлдыз. 2005, № 1", "Жұлдыз. 2005, № 2"]);
  const whole = file("whole.txt", issue(1), journal("Жұлдыз"), issue(2));
  expect(await ingest(whole)).toMatchObject({ read: 3, unchanged: 3 });
  expect(store.original("s:Ж1/2005/1")?.fields).toHaveLength(6);
});

test("what describes no publication is counted apart from what could not be read", async () => {
  const report = await ingest(
    file(
      "all.txt",
      journal("Жұлдыз"),
      "#920: ATHRA\n#210: ^AӘуезов",
      "#920: SOB\n#200: ^AНаурыз",
      "#920: PAZK\n#903: 9",
    ),
  );
  expect(report).toMatchObject({ read: 4, added: 1, rejectedCount: 3, noPublicationCount: 2 });
});
