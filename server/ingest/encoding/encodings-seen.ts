import { type Encoding, encodings } from "../decode.ts";

/** What the records of a file so far were written in: a record of one word is likelier in the encoding of its neighbours. */
export class EncodingsSeen {
  readonly #counts = new Map<string, number>();
  #total = 0;

  add(encoding: string | undefined): void {
    if (encoding === undefined) return;
    this.#counts.set(encoding, (this.#counts.get(encoding) ?? 0) + 1);
    this.#total += 1;
  }

  /** In nats, for each encoding: nothing while nothing is known, never so much that plain letters could not outweigh it. */
  expected(): Map<Encoding, number> {
    const share = (encoding: Encoding): number => ((this.#counts.get(encoding) ?? 0) + 1) / (this.#total + 1);
    return new Map(encodings.map((encoding) => [encoding, Math.min(3, -Math.log(share(encoding)))]));
  }
}
