import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { nameKeys, sameName } from "./name-forms.ts";

const auezov = [
  "М.О. Әуезов",
  "Мұхтар Омарханұлы Әуезов",
  "Әуезов Мұхтар Омарханұлы",
  "Ауэзов М.",
  "Әуезов, Мұхтар",
  "Auezov M.",
  "Mukhtar Auezov",
  "Ауэзов Мухтар Омарханович",
  "Äuezov, Mūhtar",
  "м. ауезов",
  "АУЭЗОВ М.О.",
  "Auėzov, Mukhtar",
];

test("the forms of a name share the key of surname and first initial", () => {
  const shared = auezov.map(nameKeys).reduce((common, keys) => common.filter((key) => keys.includes(key)));
  expect(shared).toHaveLength(2);
  for (const one of auezov)
    for (const another of auezov) expect(sameName(one, another), `${one}, ${another}`).toBe(true);
});

describe("of one person", () => {
  test.each([
    ["Абай Құнанбайұлы", "Құнанбаев, Абай"],
    ["Абай Құнанбайұлы", "Абай Кунанбаев"],
    ["Abai Qunanbaiuly", "Кунанбаев А."],
    ["Abay Kunanbayev", "Абай Құнанбайұлы"],
    ["Абай Қунанбаевтың", "Құнанбаев А."],
    ["Ахмет Байтұрсынұлы", "Байтурсынов Ахмет"],
    ["Baitursynuly A.", "А. Байтұрсынов"],
    ["Міржақып Дулатұлы", "Дулатов М."],
    ["Бауыржан Момышұлы", "Момыш-улы, Баурджан"],
    ["Momyshuly, Bauyrzhan", "Момышұлы Б."],
    ["Момышұлының", "Момышулы Бауыржан"],
    ["Сәкен Сейфуллин", "Seifullin, Saken"],
    ["Сейфуллин С.", "Сакен Сейфуллин"],
    ["Ғабит Мүсірепов", "Мусрепов Габит Махмутович"],
    ["Musirepov G.", "Ғ. М. Мүсірепов"],
    ["Сәбит Мұқанов", "Муканов, Сабит Муканович"],
    ["Ілияс Есенберлин", "Yessenberlin, Ilyas"],
    ["Есенберлин И.", "Esenberlin I."],
    ["Жүсіпбек Аймауытов", "Аймаутов Жусупбек"],
    ["Ілияс Жансүгіров", "Джансугуров Ильяс"],
    ["Dzhansugurov I.", "Жансүгіров, Ілияс"],
    ["Қаныш Сәтбаев", "Сатпаев Каныш Имантаевич"],
    ["Satpayev K.", "Сәтпаев Қ."],
    ["Шоқан Уәлиханов", "Валиханов Чокан Чингисович"],
    ["Ualikhanov Sh.", "Ш. Уәлиханов"],
    ["Дінмұхамед Қонаев", "Кунаев Динмухамед"],
    ["Kunaev D.A.", "Қонаев, Д. А."],
    ["Мағжан Жұмабаев", "Jumabayev, Magjan"],
    ["Zhumabaev M.", "Жумабаев Магжан"],
    ["Әбіш Кекілбаев", "Кекильбаев Абиш"],
    ["Қабдеш Жұмаділов", "Джумадилов К."],
    ["Әбдіжәміл Нұрпейісов", "Nurpeissov, Abdi-Jamil"],
    ["Нурпеисов А. К.", "Нұрпейісов, Әбдіжәміл"],
    ["Сәкен Жүнісов", "Жүніс, Сәкен"],
    ["Төлен Әбдік", "Әбдіков Төлен"],
    ["Оралхан Бөкей", "Бөкеев, Оралхан"],
    ["Шәкәрім Құдайбердіұлы", "Кудайбердиев Шакарим"],
    ["Shakarim Qudaiberdiuly", "Құдайбердіұлы Ш."],
    ["Мұхаметжан Тынышбаев", "Тынышпаев М."],
    ["Тілемісов, Х.", "Tlemissov, Kh."],
    ["Өскембаев, Қ.", "Ускембаев К."],
    ["Әл-Фараби", "Аль-Фараби"],
    ["Al-Farabi", "Фараби"],
    ["Нұртас Оңдасынов", "Ондасынов Н. Д."],
    ["Мұқағали Мақатаев", "Makatayev M."],
    ["Тұрсын Жұртбай", "Жұртбай Тұрсын"],
    ["Қадыр Мырза Әлі", "Мырза Әлі, Қадыр"],
    ["Күләш Байсейітова", "Байсеитова К."],
    ["Әлия Молдағұлова", "Aliya Moldagulova"],
    ["Манаш Қозыбаев", "Козыбаев М.К."],
    ["Лев Толстой", "Толстой Л.Н."],
    ["Tolstoy, Lev", "Лев Николаевич Толстой"],
    ["Достоевский Ф. М.", "Dostoevsky, Fyodor"],
    ["Dostoyevskiy F.", "Фёдор Достоевский"],
    ["Чехов А.П.", "Anton Chekhov"],
    ["Tchekhov, Anton", "Антон Павлович Чехов"],
    ["Пушкина А. С.", "Александр Пушкин"],
    ["Максим Горький", "Gorky, Maksim"],
    ["Иван Тургенев", "И. С. Тургенева"],
    ["Чингиз Айтматов", "Aytmatov Ch."],
    ["Айтматов, Шыңғыс", "Aitmatov, Chingiz"],
    ["Айтматовтың", "Айтматов Ч."],
    ["Анна Ахматова", "Ахматова А."],
    ["Юрий Казаков", "Kazakov, Yuri"],
    ["Y. Tynyanov", "Ю. Тынянов"],
    ["Джек Лондон", "London, J."],
    ["Ч. Диккенс", "C. Dickens"],
    ["Генри Миллер", "Miller, H."],
    ["Мигель де Сервантес", "Сервантес Сааведра, Мигель де"],
    ["Салтыков-Щедрин М. Е.", "Салтыков, Михаил Евграфович"],
    ["Мухаммед Хайдар Дулати", "Дулати, Мұхаммад Хайдар"],
  ])("%s and %s", (one, another) => {
    expect(sameName(one, another)).toBe(true);
    expect(sameName(another, one)).toBe(true);
    expect(nameKeys(one).some((key) => nameKeys(another).includes(key))).toBe(true);
  });
});

describe("of two persons", () => {
  test.each([
    ["Абай", "Абайділдә"],
    ["Абай", "Абаев"],
    ["Абай Құнанбаев", "Абайділда Құнанбаев"],
    ["Абай Құнанбаев", "Шәкәрім Құнанбаев"],
    ["Әуезов М.", "Әуезова Л."],
    ["Мұхтар Әуезов", "Ләйла Әуезова"],
    ["Мұхтар Әуезов", "Мұрат Әуезов"],
    ["М.О. Әуезов", "М.М. Әуезов"],
    ["Мұхтар Омарханұлы Әуезов", "Мурат Мухтарович Ауэзов"],
    ["Әуезов", "Әуежанов"],
    ["Мұратов М.", "Мартов М."],
    ["Сәкен Сейфуллин", "Сәкен Жүнісов"],
    ["Сейфуллин С.", "Сейфулин Ж."],
    ["Ғабит Мүсірепов", "Ғабиден Мұстафин"],
    ["Мұқанов С.", "Мұқанов Қ."],
    ["Мұқанов Сәбит", "Мақатаев Мұқағали"],
    ["Ілияс Есенберлин", "Ілияс Жансүгіров"],
    ["Есенберлин", "Есенжан"],
    ["Ахмет Байтұрсынұлы", "Ахмет Жұбанов"],
    ["Байтұрсынұлы А.", "Байтұрсынұлы М."],
    ["Бауыржан Момышұлы", "Мәмбет Момышұлы"],
    ["Дулатов М.", "Дулати М."],
    ["Қаныш Сәтбаев", "Қаныш Сатыбалдин"],
    ["Шоқан Уәлиханов", "Едіге Уәлиханов"],
    ["Қонаев Д.", "Қонысбаев Д."],
    ["Мағжан Жұмабаев", "Мағауия Жұмабаев"],
    ["Жұмабаев М.", "Жұмаділов М."],
    ["Жұмабаев М.", "Жұмағалиев М."],
    ["Кекілбаев Ә.", "Кекілбаева К."],
    ["Нұрпейісов Ә.", "Нұршайықов Ә."],
    ["Нұрпейісов Әбдіжәміл", "Нұрпейісов Кеңес"],
    ["Жүнісов С.", "Жүнісов Ғ."],
    ["Әбдіков Төлен", "Әбдіков Қанат"],
    ["Бөкей Оралхан", "Бөкейхан Әлихан"],
    ["Оралхан Бөкей", "Әлихан Бөкейханов"],
    ["Шәкәрім Құдайбердіұлы", "Тұрағұл Құдайбердіұлы"],
    ["Тынышпаев М.", "Тынысбеков М."],
    ["Мұқағали Мақатаев", "Мұқағали Мақышев"],
    ["Тұрсын Жұртбай", "Тұрсын Жұмаш"],
    ["Қадыр Мырза Әлі", "Қадыр Әбілов"],
    ["Күләш Байсейітова", "Күләш Ахметова"],
    ["Әлия Молдағұлова", "Мәншүк Мәметова"],
    ["Ахметов А.", "Ахметов Б."],
    ["Ахметов А.", "Ахметжанов А."],
    ["Ахмет", "Ахметов"],
    ["Серік", "Серіков"],
    ["Омаров Ж.", "Омарова А."],
    ["Иванов И. И.", "Иванов И. П."],
    ["Иванов А.", "Ивановский А."],
    ["Иван", "Иванов"],
    ["Петров Е.", "Петровский Е."],
    ["Лев Толстой", "Алексей Толстой"],
    ["Толстой Л. Н.", "Толстой А. Н."],
    ["Толстой А. К.", "Толстой А. Н."],
    ["Толстой", "Толстых"],
    ["Достоевский Ф.", "Достоевская А."],
    ["Чехов А.", "Чехов М."],
    ["Пушкин А. С.", "Пушкин В. Л."],
    ["Иван Тургенев", "Иван Гончаров"],
    ["Чингиз Айтматов", "Роза Айтматова"],
    ["Anna Akhmatova", "Raisa Akhmatova"],
    ["Bella Akhmadulina", "Anna Akhmatova"],
    ["Юрий Казаков", "Яков Казаков"],
    ["Jack London", "Charmian London"],
    ["C. Dickens", "M. Dickens"],
    ["Arthur Miller", "Henry Miller"],
    ["Эко У.", "Экономов У."],
    ["Ли Х.", "Лим Х."],
    ["Ким А.", "Ким Р."],
    ["Фараби", "Фарабин Ж."],
    ["Марк Твен", "Марк Аврелий"],
    ["Әбіш", "Әбішев"],
  ])("%s and %s", (one, another) => {
    expect(sameName(one, another)).toBe(false);
    expect(sameName(another, one)).toBe(false);
  });
});

test("a surname alone is anybody's of that name", () => {
  expect(sameName("Толстой", "Толстой А. К.")).toBe(true);
  expect(sameName("Әуезов", "Әуезова")).toBe(true);
});

test("what is no name has no keys", () => {
  expect(nameKeys("")).toEqual([]);
  expect(nameKeys("1897-1961, .")).toEqual([]);
  expect(sameName("", "")).toBe(false);
});

test("dates after a name do not matter", () => {
  expect(nameKeys("Әуезов, Мұхтар (1897-1961)")).toEqual(nameKeys("Әуезов, Мұхтар"));
});

const surnames = ["Әуезов", "Сейфуллин", "Момышұлы", "Достоевский", "Жұмабаева", "Есенберлин", "Бөкей"];
const givens = ["Мұхтар", "Сәкен", "Бауыржан", "Фёдор", "Гүлнар", "Ілияс", "Оралхан"];

test("any name agrees with itself and with its surname, initialled before or after, with or without dots and capitals", () => {
  fc.assert(
    fc.property(fc.constantFrom(...surnames), fc.constantFrom(...givens), (surname, given) => {
      const whole = `${surname}, ${given}`;
      const initial = given.slice(0, 1);
      for (const form of [whole, surname, `${initial}. ${surname}`, `${initial}.${surname}`, `${surname} ${initial}`])
        for (const cased of [form, form.toLowerCase(), form.toUpperCase()]) {
          expect(sameName(whole, cased), cased).toBe(true);
          expect(sameName(cased, whole), cased).toBe(true);
        }
    }),
  );
});

test("any two texts agree both ways or neither", () => {
  const part = fc.constantFrom(...surnames, ...givens, "М.", "О", ",", "Auezov", "Sh.", "-", "де", "1897");
  const text = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(text, text, (one, another) => {
      expect(sameName(one, another)).toBe(sameName(another, one));
    }),
  );
});

describe("of the persons of the demo catalogue", () => {
  const form = z.object({ kk: z.string(), ru: z.string(), en: z.string(), variants: z.array(z.string()) });
  const file = join(import.meta.dirname, "../../corpus/names.json");
  const persons = z.array(form).parse(JSON.parse(readFileSync(file, "utf8")));

  test("nearly all headings in Kazakh and Russian agree, and most of all forms", () => {
    const pairs = persons.flatMap(({ kk, ru, en, variants }) =>
      [en, ...variants].map((other) => [kk, ru, other] as const),
    );
    const bilingual = persons.filter(({ kk, ru }) => sameName(kk, ru)).length / persons.length;
    const all = pairs.filter(([kk, ru, other]) => sameName(kk, other) || sameName(ru, other)).length / pairs.length;
    console.info(`names that agree: Kazakh and Russian ${bilingual.toFixed(3)}, any form ${all.toFixed(3)}`);
    expect(bilingual).toBeGreaterThan(0.95);
    // The rest are pen names, and western names as they sound (Dickens).
    expect(all).toBeGreaterThan(0.75);
  });

  test("no two are taken for one", () => {
    const byKey = Map.groupBy(
      persons.flatMap((person) => nameKeys(person.kk).map((key) => ({ key, person }))),
      ({ key }) => key,
    );
    const taken = [...byKey.values()].flatMap((sharing) =>
      sharing.flatMap((one, place) =>
        sharing.slice(place + 1).filter((other) => sameName(one.person.kk, other.person.kk)),
      ),
    );
    expect(taken).toEqual([]);
  });
});
