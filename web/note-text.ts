import type { Note } from "./conversation.ts";
import type { ErrorCode, Language, NoticeCode } from "./frames.ts";
import { type Word, words } from "./words.ts";

const notices: Readonly<Record<NoticeCode, Word>> = {
  "session-lost": "sessionLost",
  "no-librarian": "noLibrarian",
  "server-closing": "serverClosing",
};

const errors: Readonly<Partial<Record<ErrorCode, Word>>> = {
  "too-long": "tooLong",
  "too-fast": "tooBusy",
  busy: "tooBusy",
};

/** What a line between the messages says, in the language of the page. */
export function noteText(note: Note, language: Language): string {
  switch (note.kind) {
    case "librarian-waiting":
      return words.librarianWaiting[language];
    case "librarian-joined":
      return `${words.librarianJoined[language]} ${note.name}`;
    case "librarian-left":
      return words.librarianLeft[language];
    case "notice": {
      // A newer server may know a notice that this page does not: then its own text.
      const word = Object.hasOwn(notices, note.code) ? notices[note.code] : undefined;
      return word === undefined ? note.text : words[word][language];
    }
    case "error":
      return words[errors[note.code] ?? "failed"][language];
  }
}
