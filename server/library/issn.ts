/** "2077-5873" and "20775873" → "2077-5873"; absent when it is no ISSN. */
export function issnOf(text: string): string | undefined {
  const found = /(\d{4})[-–]?(\d{3}[\dXxХх])(?!\d)/.exec(text);
  if (!found) return undefined;
  const issn = `${found[1]}-${found[2]}`.replace(/[xХх]$/, "X");
  const digits = issn.replace("-", "");
  const sum = [...digits].reduce((total, digit, at) => total + (digit === "X" ? 10 : Number(digit)) * (8 - at), 0);
  return sum % 11 === 0 ? issn : undefined;
}
