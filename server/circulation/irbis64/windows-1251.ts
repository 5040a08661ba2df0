import { Irbis64Error } from "./irbis64-error.ts";

const decoder = new TextDecoder("windows-1251");
const bytes = new Map(
  Array.from({ length: 128 }, (_, at): [string, number] => [decoder.decode(Buffer.from([at + 128])), at + 128]),
);

/** What is no record, search or format goes in Windows-1251: names, passwords, files of the server. */
export function toWindows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const byte = letter < "\u0080" ? letter.charCodeAt(0) : bytes.get(letter);
      if (byte !== undefined) return byte;
      // The text may be a password.
      throw new Irbis64Error(
        "a name or password has a letter that IRBIS64 cannot take: it knows those of Windows-1251",
      );
    }),
  );
}

export function fromWindows1251(text: Buffer): string {
  return decoder.decode(text);
}
