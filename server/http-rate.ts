import type { TokenBucket } from "./chat/rate-limit.ts";
import { HttpError } from "./http-errors.ts";
import type { Language } from "./library/language.ts";

/** @throws HttpError `too-fast` with Retry-After in whole seconds, when the bucket is empty */
export function takeToken(bucket: TokenBucket, language?: Language): void {
  if (bucket.take()) return;
  const seconds = Math.max(1, Math.ceil(bucket.retryAfterMs() / 1000));
  throw new HttpError("too-fast", { headers: { "Retry-After": String(seconds) }, language });
}
