/** What a server may cost; each is an option. */
export interface Irbis64Limits {
  /** From the connection to the last byte of an answer. */
  readonly timeoutMs: number;
  /** The same for logging out, which nobody wants to wait for. */
  readonly logOutTimeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Numbers tried for this client, where the server says that one is taken. */
  readonly maxLogIns: number;
  /** A record whose formatted text is longer is read by itself: how much a server formats at once is nowhere told. */
  readonly maxFormattedBytes: number;
}

export const defaultIrbis64Limits: Irbis64Limits = {
  timeoutMs: 120_000,
  logOutTimeoutMs: 10_000,
  maxAnswerBytes: 64 * 1024 * 1024,
  maxLogIns: 4,
  maxFormattedBytes: 30_000,
};
