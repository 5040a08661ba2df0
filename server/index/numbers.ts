/** A growing list of whole numbers from 0 to 4,294,967,295 in four bytes each. */
export class Numbers {
  #values: Uint32Array;
  #length: number;

  constructor(values: Uint32Array = new Uint32Array()) {
    this.#values = values;
    this.#length = values.length;
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** Adds a number and gives its place. */
  push(value: number): number {
    if (this.#length === this.#values.length) {
      const grown = new Uint32Array(Math.max(1024, Math.ceil(this.#length * 1.5)));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length] = value;
    return this.#length++;
  }

  shorten(length: number): void {
    this.#length = length;
  }

  /** The numbers, without a copy. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
