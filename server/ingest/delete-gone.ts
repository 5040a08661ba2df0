import { MendableError } from "../errors.ts";
import type { Store } from "../library/store.ts";

const largestQuietDeletion = 0.2;

export interface GoneOptions {
  readonly source: string;
  readonly isHeld: (id: string) => boolean;
  readonly refuseLarge: boolean;
}

/**
 * Deletes the entries that their source no longer holds; gives their number.
 * @throws MendableError when `refuseLarge` and more than a fifth of the source would go; nothing is deleted then.
 */
export function deleteGone(store: Store, { source, isHeld, refuseLarge }: GoneOptions): number {
  const held = store.idsOf(source);
  const gone = held.filter((id) => !isHeld(id));
  if (gone.length > held.length * largestQuietDeletion && refuseLarge) {
    throw new MendableError(
      `source "${source}": ${gone.length} of ${held.length} entries are no longer in what was read; nothing was deleted. If that is right, run it again with --force`,
    );
  }
  if (gone.length === 0) return 0;
  store.transact((writer) => {
    for (const id of gone) writer.delete(id);
  });
  return gone.length;
}
