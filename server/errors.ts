/** Something the operator or librarian can mend: the message names the thing and the mend, and is safe to print without a stack. */
export class MendableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "MendableError";
  }
}

/** The command line was called wrongly: exit code 2. */
export class UsageError extends MendableError {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
