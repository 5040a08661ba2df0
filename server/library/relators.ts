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

// Relator codes of UNIMARC : those of MARC21 (IFLA's UNIMARC manual, appendix C; the Library of Congress's list).
const table = `005:act 010:adp 020:ann 030:arr 040:art 060:asn 065:auc 070:aut 072:aqt 075:aft 080:aui 090:aud 100:ant 110:bnd
  120:bdd 130:bkd 140:bjd 150:bpd 160:bsl 170:cll 180:ctg 190:cns 200:chr 205:ctb 210:cwt 212:cwt 220:com 230:cmp 240:cmt
  245:ccp 250:cnd 255:csp 260:cph 270:crr 275:dnc 280:dte 290:dto 295:dgg 300:drt 305:dis 310:dst 320:dnr 330:dub 340:edt
  350:egr 360:etr 370:flm 380:frg 390:fmo 400:fnd 420:hnr 430:ilu 440:ill 450:ins 460:ive 470:ivr 480:lbt 490:lse 500:lso
  510:ltg 520:lyr 530:mte 540:mon 545:mus 550:nrt 555:opn 557:orm 560:org 570:oth 580:ppm 590:prf 595:res 600:pht 610:prt
  620:pop 630:pro 635:prg 640:pfr 650:pbl 651:pbd 660:rcp 670:rce 673:rth 675:rev 677:rtm 680:rbr 690:sce 695:sad 700:scr
  705:scl 710:sec 720:sgn 721:sng 723:spn 725:stn 727:ths 730:trl 740:tyd 750:tyg 755:voc 760:wde 770:wam`;
const marcByUnimarc = new Map(
  table.split(/\s+/).map((pair): readonly [string, string] => [pair.slice(0, 3), pair.slice(4)]),
);

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
function roleOf(relator: string): Role | undefined {
  const text = relator.trim();
  const byCode = roleByCode.get(text.toLowerCase().slice(0, 3));
  if (byCode) return byCode;
  // IRBIS writes code and term together: "340 ред."
  const term = text.replace(/^\d{3}\s*/, "");
  return roleWords.find(([pattern]) => pattern.test(term))?.[1];
}

/** The role a name has by the relators of its field, and what they say beyond it. */
export function rolesOf(
  relators: readonly string[],
  otherwise: Role,
): { readonly role: Role; readonly relators?: readonly string[] } {
  if (relators.length === 0) return { role: otherwise };
  const role = relators.map(roleOf).find((found) => found !== undefined) ?? otherwise;
  const others = [...new Set(relators.map(relatorOf))].filter((text) => text !== "" && text !== marcRelators[role]);
  return others.length > 0 ? { role, relators: others } : { role };
}

/** "230" → "cmp", "340 ред." → "edt", "translator." → "trl"; words that name no known role stay as they are. */
function relatorOf(relator: string): string {
  const text = relator.trim().replace(/^.*\/relators\//, "");
  const code = text.slice(0, 3).toLowerCase();
  const known = marcByUnimarc.get(code) ?? (/^[a-z]{3}$/i.test(text) ? code : undefined);
  if (known !== undefined) return known;
  const role = roleOf(text);
  return role === undefined ? text.replace(/[.,;:\s]+$/, "") : marcRelators[role];
}
