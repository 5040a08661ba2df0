import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { Document } from "@langchain/core/documents";
import { Embeddings } from "@langchain/core/embeddings";
import { openSubwordEmbedder } from "../../server/model/subword-embedder.ts";
import type { LangchainTask } from "./langchain-store.ts";
import { plainFields } from "./plain-fields.ts";
import { recordSource } from "./records.ts";

// A plain use of the store: all documents at once, as its documentation shows.
process.once("message", (task: LangchainTask) => {
  fill(task).then(
    (result) => process.send?.(result, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      process.exit(1);
    },
  );
});

async function fill({ size, modelFile }: LangchainTask): Promise<{ seconds: number; peakBytes: number }> {
  const embedder = openSubwordEmbedder(modelFile);
  class OwnEmbeddings extends Embeddings {
    override async embedQuery(text: string): Promise<number[]> {
      return [...embedder.embed(text)];
    }
    override async embedDocuments(texts: string[]): Promise<number[][]> {
      return texts.map((text) => [...embedder.embed(text)]);
    }
  }
  const documents = [...recordSource().records(size)].map((record) => {
    const { id, ...fields } = plainFields(record);
    return new Document({ pageContent: Object.values(fields).join(" "), metadata: { id } });
  });
  const started = performance.now();
  await HNSWLib.fromDocuments(documents, new OwnEmbeddings({}));
  return { seconds: (performance.now() - started) / 1000, peakBytes: process.resourceUsage().maxRSS * 1024 };
}
