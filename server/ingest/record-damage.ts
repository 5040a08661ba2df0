/** A damage of one record, at a byte of it. */
export class RecordDamage extends Error {
  readonly byte: number;

  constructor(reason: string, byte: number) {
    super(reason);
    this.name = "RecordDamage";
    this.byte = byte;
  }
}
