import { openStore } from "../library/store.ts";
import { openSubwordEmbedder } from "../model/subword-embedder.ts";
import { openIndexesToWrite } from "./indexes.ts";
import { fillVectors } from "./late-vectors.ts";
import { saveIndexes, syncSteps } from "./sync.ts";

// Run by crash.test.ts as a process that is killed: syncs in small batches and saves after each, with a part of the vectors late.
const [folder = "", storePath = ""] = process.argv.slice(2);
const embedder = openSubwordEmbedder("");
const store = openStore(storePath, { readonly: true });
const indexes = openIndexesToWrite(folder, { embedder });
process.stdout.write("started\n");
for (const _step of syncSteps(store, indexes, embedder, {
  batchSize: 5,
  saveEvery: 5,
})) {
  fillVectors(store, indexes, embedder, 3).next();
  saveIndexes(indexes, embedder);
  process.stdout.write("batch\n");
}
