/** Why a server did not do what was asked, in a plain sentence. */
export class Irbis64Error extends Error {
  /** What the server returned, when it returned anything. */
  readonly code: number | undefined;
  /** Whether it may go well in a minute. */
  readonly again: boolean;

  constructor(
    reason: string,
    { code, again = false, cause }: { code?: number; again?: boolean; cause?: unknown } = {},
  ) {
    super(reason, { cause });
    this.name = "Irbis64Error";
    this.code = code;
    this.again = again;
  }
}
