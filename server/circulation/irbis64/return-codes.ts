import { Irbis64Error } from "./irbis64-error.ts";

// The codes as the vendor's description of the protocol names them (Irbis64_protokol.doc, 2019) and as the clients in C#, Python and PHP
// comment them. Where these differ (-3336), both meanings are told.
const sentences: Readonly<Record<number, string>> = {
  [-100]: "there is no record of this number",
  [-140]: "there is no record of this number",
  [-141]: "the server cannot read the record: it is damaged",
  [-201]: "the record has no earlier version",
  [-202]: "the term is not in the dictionary",
  [-300]: "the database is locked for one user alone",
  [-301]: "the database is locked for one user alone",
  [-400]: "the server cannot open the database: check its name",
  [-401]: "the server cannot open the dictionary of the database",
  [-600]: "the record is deleted",
  [-601]: "the record is deleted for good",
  [-602]: "the record is locked: somebody is editing it",
  [-603]: "the record is deleted",
  [-605]: "the record is deleted for good",
  [-1111]: "the server failed while it worked on the request",
  [-2222]: "the server does not understand the request: it may be of another version",
  [-3333]: "the server does not know this user: check the name in the address",
  [-3334]: "the server has logged this client out",
  [-3335]: "the server does not know this client any more",
  [-3336]:
    "the server takes no more clients by its licence, or lets this user not work at this workstation: try ?workstation=R",
  [-3337]: "the server says that this user is logged in already: log it out there, or give Dana a user of its own",
  [-3338]: "the server lets this user not work at this workstation: try ?workstation=R",
  [-4444]: "the password is wrong",
  [-5555]: "the server has no such database or file: check its name",
  [-6666]: "the server is overloaded",
  [-7777]: "the server could not start a process for the request",
  [-8888]: "the server failed while it worked on the request",
};

const passing: readonly number[] = [-300, -301, -6666, -7777];
const lostLogins: readonly number[] = [-3333, -3334, -3335];
const ofRecords: readonly number[] = [-141, -200, -602, -1111, -8888];
const absences: readonly number[] = [-100, -140, -600, -601, -603, -605];

/** An error with the sentence of its code. */
export function refusal(code: number): Irbis64Error {
  const sentence = sentences[code] ?? "the server refuses the request";
  return new Irbis64Error(`${sentence} (IRBIS64 ${code})`, { code, again: passing.includes(code) });
}

/** The server has forgotten the client, as it does with one that was silent for long. */
export function isLostLogin(error: unknown): boolean {
  return hasCode(error, lostLogins);
}

/** One record may be to blame: the others can still be read. */
export function isOfRecord(error: unknown): boolean {
  return hasCode(error, ofRecords);
}

export function isUnknownDatabase(error: unknown): boolean {
  return hasCode(error, [-400, -5555]);
}

/** Two sources have 3337 without the sign. */
export function isTakenNumber(code: number): boolean {
  return Math.abs(code) === 3337;
}

export function isAbsence(code: number): boolean {
  return absences.includes(code);
}

function hasCode(error: unknown, codes: readonly number[]): boolean {
  return error instanceof Irbis64Error && error.code !== undefined && codes.includes(error.code);
}
