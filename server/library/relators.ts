import type { Name } from "./record.ts";

type Role = Name["role"];

/** MARC21 relator code of a role. */
export const marcRelators: Readonly<Record<Role, string>> = {
  author: "aut",
  translator: "trl",
  editor: "edt",
  compiler: "com",
  illustrator: "ill",
  contributor: "ctb",
};

/** UNIMARC, RUSMARC and IRBIS relator code of a role. */
export const unimarcRelators: Readonly<Record<Role, string>> = {
  author: "070",
  translator: "730",
  editor: "340",
  compiler: "220",
  illustrator: "440",
  contributor: "205",
};

const roleByCode = new Map<string, Role>(
  [marcRelators, unimarcRelators].flatMap((codes) => Object.entries(codes).map(([role, code]) => [code, role as Role])),
);

// First letters of the words that catalogues in the three languages use.
const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/^(transl|перев|пер\b|пер\.|ауд|аударм)/i, "translator"],
  [/^(ed|ред|науч\. ред|отв\. ред|гл\. ред)/i, "editor"],
  [/^(comp|сост|құраст)/i, "compiler"],
  [/^(ill|худ|илл|сурет)/i, "illustrator"],
  [/^(aut|авт|жазған)/i, "author"],
];

/** The role behind a relator code or term; absent when it is neither known. */
export function roleOf(relator: string): Role | undefined {
  const text = relator.trim();
  const byCode = roleByCode.get(text.toLowerCase().slice(0, 3));
  if (byCode) return byCode;
  // IRBIS writes code and term together: "340 ред."
  const term = text.replace(/^\d{3}\s*/, "");
  return roleWords.find(([pattern]) => pattern.test(term))?.[1];
}
