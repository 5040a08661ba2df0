/** An object whose undefined keys have become absent ones. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out the keys that have no value: an absent fact is absent, never undefined. */
export function present<T extends object>(value: T): Present<T> {
  const filled: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) if (entry !== undefined) filled[key] = entry;
  return filled as Present<T>;
}
