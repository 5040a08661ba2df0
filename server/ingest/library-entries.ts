import { contentHash } from "../library/content-hash.ts";
import type { Entry } from "../library/entry.ts";
import { type Language, languages, type Trilingual } from "../library/language.ts";
import type { Library } from "../library/library-file.ts";
import type { Passage, PassageKind } from "../library/passage.ts";

/** One thing of `library.json`, as text. */
interface Fact {
  readonly id: string;
  readonly kind: PassageKind;
  readonly field: string;
  readonly title: Trilingual;
  readonly text: (language: Language) => string;
  /** Other names it goes by. */
  readonly names?: (language: Language) => readonly string[];
}

/** What the library says of itself, as entries to search and to cite: branches, groups, rules, fees, services, e-resources, events. */
export function libraryEntries(library: Library, source: string): Entry[] {
  return [...places(library), ...rules(library), ...offers(library), ...events(library)].map((fact) =>
    entryOf(fact, source),
  );
}

function places(library: Library): Fact[] {
  return library.branches.map((branch) => ({
    id: `branch:${branch.id}`,
    kind: "library",
    field: "branch",
    title: branch.name,
    names: () => branch.aliases,
    text: (language) => {
      const rooms = branch.floors.flatMap((floor) =>
        floor.rooms.map((room) => `${room.name[language]} (${floor.level})`),
      );
      return sentences(branch.name[language], branch.address[language], branch.phone, rooms.join(", "));
    },
  }));
}

const loanTerms: Readonly<
  Record<Language, (items: number, days: number, renewals: number, renewalDays: number) => string>
> = {
  kk: (items, days, renewals, renewalDays) =>
    `Бір мезгілде ${items} кітапқа дейін, ${days} күнге; ұзарту саны: ${renewals}, әрқайсысы ${renewalDays} күн`,
  ru: (items, days, renewals, renewalDays) =>
    `Одновременно до ${items} книг на ${days} дней; продлений: ${renewals}, каждое на ${renewalDays} дней`,
  en: (items, days, renewals, renewalDays) =>
    `Up to ${items} books at once for ${days} days; renewals: ${renewals}, ${renewalDays} days each`,
};

function rules(library: Library): Fact[] {
  const groups: Fact[] = library.readerGroups.map((group) => ({
    id: `group:${group.id}`,
    kind: "library",
    field: "group",
    title: group.name,
    text: (language) =>
      sentences(group.name[language], loanTerms[language](group.items, group.days, group.renewals, group.renewalDays)),
  }));
  const materials: Fact[] = library.materialRules.map((rule) => ({
    id: `rule:${rule.id}`,
    kind: "library",
    field: "rule",
    title: rule.name,
    text: (language) => rule.text[language],
  }));
  const fees: Fact[] = library.fees.map((fee) => ({
    id: `fee:${fee.id}`,
    kind: "library",
    field: "fee",
    title: fee.name,
    text: (language) => fee.text[language],
  }));
  return [...groups, ...materials, ...fees];
}

function offers(library: Library): Fact[] {
  const services: Fact[] = library.services.map((service) => ({
    id: `service:${service.id}`,
    kind: "library",
    field: "service",
    title: service.name,
    names: (language) => service.aliases[language],
    text: (language) => service.text[language],
  }));
  const eResources: Fact[] = library.eResources.map((resource) => ({
    id: `e-resource:${resource.id}`,
    kind: "library",
    field: "e-resource",
    title: resource.name,
    text: (language) => sentences(resource.text[language], resource.url),
  }));
  return [...services, ...eResources];
}

function events(library: Library): Fact[] {
  return library.events.map((event) => ({
    id: `event:${event.id}`,
    kind: "event",
    field: "event",
    title: event.title,
    text: (language) => event.text[language],
  }));
}

function entryOf(fact: Fact, source: string): Entry {
  const passages = languages.map(
    (language): Passage => ({
      id: `${fact.id}#${fact.field}.${language}`,
      owner: fact.id,
      source,
      kind: fact.kind,
      language,
      field: fact.field,
      title: fact.title[language],
      names: fact.names?.(language).join(" · ") ?? "",
      subjects: "",
      text: fact.text(language),
    }),
  );
  return { id: fact.id, source, kind: fact.kind, hash: contentHash(passages), content: null, passages, keys: [] };
}

function sentences(...parts: readonly string[]): string {
  return parts
    .filter(Boolean)
    .map((part) => part.replace(/\.$/, ""))
    .join(". ")
    .concat(".");
}
