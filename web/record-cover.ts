const coverColours = 8;

/** A colour from the id, so that a record wears the same cover everywhere. */
export function coverColour(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % coverColours;
}

/** The first letter or figure of the title. */
export function coverInitial(title: string): string {
  return /[\p{L}\p{N}]/u.exec(title)?.[0].toUpperCase() ?? "";
}
