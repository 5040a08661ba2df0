import { clipped } from "./harvest-item.ts";

/** What ends a harvest before its end: what was stored stays, and the report names the address and the reason. */
export class HarvestFault extends Error {
  readonly path: string;
  readonly id: string | undefined;

  constructor(reason: string, { path, id, cause }: { path: string; id?: string; cause?: unknown }) {
    super(clipped(reason), { cause });
    this.name = "HarvestFault";
    this.path = path;
    this.id = id;
  }
}
