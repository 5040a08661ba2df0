import type { Language } from "../library/language.ts";

interface EventTexts {
  readonly lead: string;
  readonly noneThen: string;
  readonly next: string;
  readonly none: string;
  readonly free: string;
  readonly signUp: (phone: string) => string;
}

export const eventTexts: Readonly<Record<Language, EventTexts>> = {
  kk: {
    lead: "Мына іс-шаралар өтеді:",
    noneThen: "Бұл уақытқа іс-шара жоспарланбаған.",
    next: "Жақын арадағылары:",
    none: "Жақын арада мұндай іс-шара жоспарланбаған.",
    free: "тегін",
    signUp: (phone) => `алдын ала жазылу керек: ${phone}`,
  },
  ru: {
    lead: "Вот что будет:",
    noneThen: "На это время мероприятий не запланировано.",
    next: "Ближайшие:",
    none: "Таких мероприятий в ближайшее время не запланировано.",
    free: "бесплатно",
    signUp: (phone) => `нужна запись: ${phone}`,
  },
  en: {
    lead: "Here is what is on:",
    noneThen: "Nothing is planned for that time.",
    next: "Coming up:",
    none: "No such event is planned soon.",
    free: "free",
    signUp: (phone) => `sign up first: ${phone}`,
  },
};
