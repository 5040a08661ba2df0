import type { Library } from "./library-file.ts";

/** Stands for the library of a corpus that has no `library.json`: it has no branches, hours, rules or events to tell of. */
export const unnamedLibrary: Library = {
  name: { kk: "Кітапхана", ru: "Библиотека", en: "Library" },
  site: "",
  email: "",
  timezone: "Asia/Almaty",
  branches: [],
  holidays: { knownThrough: "1970-01-01", days: [], movedDaysOff: [] },
  readerGroups: [],
  materialRules: [],
  fees: [],
  services: [],
  events: [],
  eResources: [],
  helplines: [],
  reviewed: "1970-01-01",
};
