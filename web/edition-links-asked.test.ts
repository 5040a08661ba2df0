import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "../server/config.ts";
import { openLibrarian } from "../server/librarian.ts";
import { openStore, type Store } from "../server/library/store.ts";
import { languageLinks, volumeLinks } from "./edition-links.ts";
import { languages, type RecordCard } from "./frames.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-links-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The card of one edition of each work that has several. */
function cardsOf(store: Store): RecordCard[] {
  const first = [...store.eachRecord()].filter(({ id }) => store.workOf(id) === id);
  return first.map(({ id, title, language }) => {
    const editions = store.records(store.editionsOf(id).filter((edition) => edition !== id));
    return { id, title, authors: [], ...(language && { language }), editions };
  });
}

test("what a card offers to ask leads to that edition, for every work of the demo library", async () => {
  const { config, secrets } = readConfig({ DANA_DATA: folder, DANA_NOW: "2026-11-23T12:00:00+05:00" });
  const librarian = await openLibrarian(config, secrets, { log: { info: () => {}, error: () => {} } });
  const store = openStore(join(folder, "store.db"), { readonly: true });
  const links = cardsOf(store).flatMap((card) =>
    languages.flatMap((page) =>
      [...languageLinks(card, page), ...volumeLinks(card, page)].map((link) => ({ ...link, page })),
    ),
  );
  const astray: string[] = [];
  for (const { question, edition, page } of links) {
    const { answer } = await librarian.ask({ text: question, language: page });
    const shown = answer.kind === "answered" ? answer.records[0] : undefined;
    // Two printings of one title in one language are as good.
    if (shown?.title !== edition.title || shown.language !== edition.language) astray.push(question);
  }
  expect(links.length).toBeGreaterThan(400);
  expect(astray).toEqual([]);
  store.close();
  await librarian.close();
});
