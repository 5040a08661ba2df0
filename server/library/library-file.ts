import { z } from "zod";

const trilingual = z.strictObject({ kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) }).readonly();
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, "must be HH:MM");
const date = z.iso.date();
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "must be MM-DD");
const weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
const spans = z.array(z.tuple([time, time]).readonly()).readonly();
/** -1 is the last of the month. */
const nth = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]);

const hours = z
  .strictObject({
    note: trilingual.optional(),
    from: monthDay.optional(),
    to: monthDay.optional(),
    week: z
      .strictObject({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans })
      .readonly(),
  })
  .readonly();

const branch = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: trilingual,
    kind: z.enum(["regional", "town", "village"]),
    address: trilingual,
    aliases: z.array(z.string()).readonly(),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    phone: z.string(),
    email: z.string().optional(),
    hours: z.array(hours).min(1).readonly(),
    sanitaryDay: z.strictObject({ weekday, nth }).readonly().optional(),
    exceptions: z.array(z.strictObject({ date, open: spans, note: trilingual }).readonly()).readonly(),
    floors: z
      .array(
        z
          .strictObject({
            level: z.number().int(),
            rooms: z.array(z.strictObject({ id: z.string(), name: trilingual }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

const price = z.strictObject({ amount: z.number().nonnegative(), unit: trilingual }).readonly();

const event = z
  .strictObject({
    id: z.string(),
    title: trilingual,
    text: trilingual,
    branch: z.string(),
    room: z.string().optional(),
    audience: z.enum(["child", "teen", "adult", "senior", "all"]),
    recurrence: z
      .strictObject({
        weekday,
        nth: nth.optional(),
        months: z.array(z.number().int().min(1).max(12)).readonly().optional(),
      })
      .readonly(),
    start: time,
    minutes: z.number().int().positive(),
    signUp: z.boolean(),
    free: z.boolean(),
  })
  .readonly();

/** `library.json`: what a library knows of itself. Opening hours are dated rules; of hours, a later rule that covers the date wins. */
export const librarySchema = z
  .strictObject({
    name: trilingual,
    site: z.url(),
    email: z.string(),
    timezone: z.string(),
    branches: z.array(branch).min(1).readonly(),
    holidays: z
      .strictObject({
        /** The last date for which the days off are known. */
        knownThrough: date,
        days: z.array(z.strictObject({ date, name: trilingual }).readonly()).readonly(),
        movedDaysOff: z.array(z.strictObject({ date, for: date, name: trilingual }).readonly()).readonly(),
      })
      .readonly(),
    readerGroups: z
      .array(
        z
          .strictObject({
            id: z.string(),
            name: trilingual,
            items: z.number().int().positive(),
            days: z.number().int().positive(),
            renewals: z.number().int().nonnegative(),
            renewalDays: z.number().int().nonnegative(),
          })
          .readonly(),
      )
      .readonly(),
    materialRules: z
      .array(z.strictObject({ id: z.string(), name: trilingual, text: trilingual }).readonly())
      .readonly(),
    fees: z
      .array(
        z
          .strictObject({
            id: z.string(),
            name: trilingual,
            amount: z.number().nonnegative(),
            unit: trilingual,
            text: trilingual,
          })
          .readonly(),
      )
      .readonly(),
    services: z
      .array(
        z
          .strictObject({
            id: z.string(),
            name: trilingual,
            aliases: z
              .strictObject({ kk: z.array(z.string()), ru: z.array(z.string()), en: z.array(z.string()) })
              .readonly(),
            price: price.nullable(),
            branches: z.array(z.string()).readonly(),
            text: trilingual,
          })
          .readonly(),
      )
      .readonly(),
    events: z.array(event).readonly(),
    eResources: z
      .array(z.strictObject({ id: z.string(), name: trilingual, url: z.url(), text: trilingual }).readonly())
      .readonly(),
    helplines: z.array(z.strictObject({ phone: z.string(), name: trilingual }).readonly()).readonly(),
    /** YYYY-MM-DD: when a librarian last vouched for these facts. */
    reviewed: date,
  })
  .readonly();

export type Library = z.infer<typeof librarySchema>;
export type Branch = Library["branches"][number];
export type LibraryEvent = Library["events"][number];
export type Service = Library["services"][number];
