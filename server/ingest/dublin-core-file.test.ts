import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readWhole } from "./read-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-core-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const core = `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Абай жолы</dc:title><dc:creator>Әуезов, Мұхтар</dc:creator><dc:date>1978</dc:date></oai_dc:dc>`;

test.each([
  ["as a harvester saves it", `<?xml version="1.0" encoding="UTF-8"?>\n${core}\n`],
  ["without a declaration", core],
  ["whose namespaces are lost", "<dc><title>Абай жолы</title><creator>Әуезов, Мұхтар</creator><date>1978</date></dc>"],
])("a file that is one description in Dublin Core is read: %s", async (name, text) => {
  const { drafts, rejections } = await readWhole(file(`${name}.xml`, text));
  expect(rejections).toEqual([]);
  expect(drafts).toMatchObject([{ title: "Абай жолы", year: 1978, names: [{ heading: "Әуезов, Мұхтар" }] }]);
});

test("a description with a DOCTYPE is refused", async () => {
  const { drafts, rejections } = await readWhole(file("bomb.xml", `<!DOCTYPE dc [<!ENTITY a "b">]>${core}`));
  expect(drafts).toEqual([]);
  expect(rejections).toHaveLength(1);
});
