const beforeName = /(?<!\p{L})\p{Lu}\.(?=\s*\p{Lu})/gu;
const afterName = /(?<=\p{Lu}\p{L}+\s+(?:\p{Lu}\.\s*)?)\p{Lu}\.(?!\p{L})/gu;

/** "Книги М. О. Ауэзова" says nothing of books about something: the initials of a name are no words. */
export const withoutInitials = (text: string): string => text.replace(afterName, " ").replace(beforeName, " ");

/** The first initial of the name in a question, if there are initials. */
export const firstInitial = (text: string): string | undefined =>
  (text.match(beforeName) ?? text.match(afterName))?.[0].replace(".", "");
