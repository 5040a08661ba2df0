/** What a server may cost; each is an option. */
export interface HarvestLimits {
  /** From the request to the last byte of its answer. */
  readonly timeoutMs: number;
  readonly maxPageBytes: number;
  /** Characters of one record, and of all that is no record on a page. */
  readonly maxRecordLength: number;
  readonly maxEnvelopeLength: number;
  readonly maxPages: number;
  /** Tries of one page, the first among them. */
  readonly maxTries: number;
  /** Before the second try; doubled before each further one. */
  readonly firstWaitMs: number;
  /** The longest wait a server may ask for. */
  readonly maxWaitMs: number;
}

export const defaultLimits: HarvestLimits = {
  timeoutMs: 120_000,
  maxPageBytes: 64 * 1024 * 1024,
  maxRecordLength: 4 * 1024 * 1024,
  maxEnvelopeLength: 4 * 1024 * 1024,
  maxPages: 100_000,
  maxTries: 6,
  firstWaitMs: 1000,
  maxWaitMs: 15 * 60_000,
};
