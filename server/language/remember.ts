/**
 * The function with its last results remembered, `limit` to twice as many: of two generations the older is forgotten when the
 * newer is full, so that what is asked often stays.
 */
export function remember<T>(find: (text: string) => T, limit: number): (text: string) => T {
  let newer = new Map<string, T>();
  let older = newer;
  return (text) => {
    const known = newer.get(text);
    if (known !== undefined) return known;
    const found = older.get(text) ?? find(text);
    if (newer.size >= limit) [older, newer] = [newer, new Map()];
    newer.set(text, found);
    return found;
  };
}
