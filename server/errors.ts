/** Something the operator or librarian can mend: the message names the thing and the mend, and is safe to print without a stack. */
export class MendableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "MendableError";
  }
}

/** The disk has no room for what is to be written; what was written before is whole. */
export class NoRoomError extends MendableError {
  constructor(folder: string, options?: ErrorOptions) {
    super(
      `${folder}: the disk is full; what was stored before is whole. Make room there, or move the folder to a larger disk and set DANA_DATA to it, then run the same command again: it goes on where it stopped`,
      options,
    );
    this.name = "NoRoomError";
  }
}

const noRoomCodes: readonly unknown[] = ["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "ENOSPC", "EDQUOT"];

/** Whether it failed for want of room on the disk, as SQLite and the operating system say it. */
export function isNoRoom(error: unknown): boolean {
  return (
    error instanceof NoRoomError || (error instanceof Error && "code" in error && noRoomCodes.includes(error.code))
  );
}

/** The command line was called wrongly: exit code 2. */
export class UsageError extends MendableError {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
