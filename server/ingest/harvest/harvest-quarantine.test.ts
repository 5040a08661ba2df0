import { afterEach, beforeEach, expect, test } from "vitest";
import { HarvestBench } from "./harvest-bench.ts";
import { book, formatsPage, identifyPage, listPage, marcXml } from "./oai-fixture.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

let bench: HarvestBench;
let server: ScriptedServer;
let untitled: boolean;
beforeEach(async () => {
  bench = new HarvestBench();
  untitled = true;
  server = await startScriptedServer(({ verb }) => {
    if (verb === "Identify") return identifyPage();
    if (verb === "ListMetadataFormats") return formatsPage("marc21");
    const second = untitled ? { ...book(2), metadata: marcXml("2") } : book(2);
    return listPage([book(1), second]);
  });
});
afterEach(() => {
  server.close();
  bench.close();
});

test("a harvested record without a title is kept as it came, until the repository sends it mended", async () => {
  const address = `${server.origin}/oai`;
  expect((await bench.ingest(address, { format: "oai" })).rejectedCount).toBe(1);
  await bench.ingest(address, { format: "oai" });
  const kept = bench.store.quarantine.list({ limit: 10 });
  expect(kept).toMatchObject([{ source: "s", id: "oai:example.kz:2", format: "marcxml" }]);
  expect(kept[0]?.asWritten?.toString()).toContain('<controlfield tag="001">2</controlfield>');
  untitled = false;
  expect((await bench.ingest(address, { format: "oai" })).added).toBe(1);
  expect(bench.store.quarantine.count()).toBe(0);
});
