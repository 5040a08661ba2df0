import type { Language } from "../library/language.ts";

interface PlaceTexts {
  readonly contact: (branch: string, address: string, phone: string) => string;
  readonly online: (email: string, site: string) => string;
  readonly count: (branches: number) => string;
  readonly unknownBranch: string;
  readonly room: (room: string, branch: string, level: number) => string;
}

export const placeTexts: Readonly<Record<Language, PlaceTexts>> = {
  kk: {
    contact: (branch, address, phone) => `${branch}: ${address}, телефоны ${phone}.`,
    online: (email, site) => `Электрондық пошта: ${email}, сайт: ${site} .`,
    count: (branches) => `Бізде ${branches} кітапхана бар.`,
    unknownBranch: "Мұндай филиалымыз жоқ. Біздің кітапханалар:",
    room: (room, branch, level) => `${room}: ${level}-қабат, ${branch}.`,
  },
  ru: {
    contact: (branch, address, phone) => `${branch}: ${address}, телефон ${phone}.`,
    online: (email, site) => `Электронная почта: ${email}, сайт: ${site} .`,
    count: (branches) => `Всего библиотек и филиалов: ${branches}.`,
    unknownBranch: "Такого филиала у нас нет. Наши библиотеки и филиалы:",
    room: (room, branch, level) => `${room}: ${level} этаж, ${branch}.`,
  },
  en: {
    contact: (branch, address, phone) => `${branch}: ${address}, phone ${phone}.`,
    online: (email, site) => `E-mail: ${email}, site: ${site} .`,
    count: (branches) => `We have ${branches} libraries.`,
    unknownBranch: "We have no such branch. Our libraries are:",
    room: (room, branch, level) => `${room}: floor ${level} (the ground floor is 1), ${branch}.`,
  },
};
