import { MendableError } from "../errors.ts";

/**
 * Says what to mend when a server of embeddings fails. Neither the server's own sentence nor the error as a cause
 * is kept: servers quote the text they choke on, and a reader's question is confidential.
 */
export function explainEmbedderFailure(
  error: unknown,
  { name, budgetMs, isOverBudget }: { name: string; budgetMs: number; isOverBudget: boolean },
): MendableError {
  if (error instanceof MendableError) return error;
  const status = statusOf(error);
  if (status !== undefined) return new MendableError(`${name} answered ${status}${adviceFor(status)}`);
  if (isOverBudget || isTimeout(error)) return new MendableError(`${name} gave no vectors within ${budgetMs} ms`);
  const code = codeOf(error);
  if (code) return new MendableError(`${name} cannot be reached (${code}): is it running, and the address right?`);
  return new MendableError(`${name} gave no answer that can be read`);
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : undefined;
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return ": it wants another key";
  if (status === 404) return ": is the address the base one, and is the model there?";
  if (status === 429) return ": it takes no more for now, or the account has run out";
  if (status === 400 || status === 413 || status === 422) return ": it refuses the text; it may take shorter ones only";
  return "";
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timed? ?out/i.test(error.message);
}

/** "ECONNREFUSED", from as deep as the network's error lies. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : codeOf(error.cause);
}
