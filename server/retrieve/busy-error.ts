/** More searches wait than the limit allows: the asker should try again shortly. */
export class BusyError extends Error {
  constructor(limit: number) {
    super(`${limit} searches are waiting already`);
    this.name = "BusyError";
  }
}
