import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "../../library/store.ts";
import type { IngestReport } from "../report.ts";
import { ingestUrls, type UrlOptions } from "./ingest-urls.ts";

/** For tests: a store of its own, and a harvest into it that notes its waits instead of waiting. */
export class HarvestBench {
  readonly store: Store;
  readonly waits: number[] = [];
  readonly notes: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), "dana-harvest-"));

  constructor() {
    this.store = openStore(join(this.#folder, "store.db"));
  }

  ingest(address: string, options: Partial<UrlOptions> = {}): Promise<IngestReport> {
    return ingestUrls([address], this.store, {
      format: "auto",
      dialect: "auto",
      source: "s",
      authority: { person: () => undefined, topic: () => undefined },
      now: () => new Date("2024-02-08T12:00:00Z"),
      locked: async (work) => work(),
      sleep: async (ms) => {
        this.waits.push(ms);
      },
      onNote: (note) => this.notes.push(note),
      ...options,
    });
  }

  get titles(): string[] {
    return [...this.store.eachRecord()].map((record) => record.title).sort();
  }

  close(): void {
    this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
