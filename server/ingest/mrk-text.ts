// The names that MARCMaker, and MarcEdit after it, write for signs and for the marks that stand before their letter.
import table from "./mrk-mnemonics.json" with { type: "json" };

const signs = new Map(Object.entries(table.signs));
const marks = new Map(Object.entries(table.marks));
const marked = new RegExp(`^([a-z])(${Object.keys(table.marks).join("|")})$`, "i");
const markThenLetter = /([\u0300-\u0345\ufe20-\ufe2f]+)(.)/gsu;

/** Text with its names in braces written out: "{acute}e" and "{eacute}" are "é", "{dollar}" is "$". A name that is not known stays. */
export function withoutMnemonics(text: string): string {
  if (!text.includes("{")) return text;
  const parts = text.split(/(\{[a-z]{2,8}\})/i);
  let out = "";
  let waiting = "";
  for (const part of parts) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const mark = name === undefined ? undefined : marks.get(name);
    if (mark !== undefined) waiting += mark;
    else if (part !== "") {
      out += waiting + (name === undefined ? part : (signs.get(name) ?? composed(name) ?? part));
      waiting = "";
    }
  }
  return (out + waiting).replace(markThenLetter, "$2$1").normalize("NFC");
}

function composed(name: string): string | undefined {
  const [, letter, mark] = marked.exec(name) ?? [];
  return letter === undefined || mark === undefined ? undefined : `${letter}${marks.get(mark)}`.normalize("NFC");
}
