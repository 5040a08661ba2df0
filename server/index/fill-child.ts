import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "../library/store.ts";
import { fillTextVectors } from "./fill-text-vectors.ts";
import { scriptedTextEmbedder } from "./scripted-text-embedder.ts";
import { openTextVectorsToWrite } from "./text-vectors.ts";

// Run by fill-text-vectors.test.ts as a process that is killed: fills in small batches and saves the graph after each.
const [folder = "", storePath = ""] = process.argv.slice(2);
const embedder = scriptedTextEmbedder();
const { dimensions, clearCosine } = embedder;
const vectors = openTextVectorsToWrite(folder, { embedder: embedder.id, dimensions, clearCosine, settings: "s" });
for (const _step of vectors.catchUp());
const options = { signal: new AbortController().signal, batchSize: 4 };
for await (const _step of fillTextVectors(openStore(storePath, { readonly: true }), { vectors, embedder }, options)) {
  vectors.save();
  process.stdout.write("batch\n");
  await sleep(2);
}
