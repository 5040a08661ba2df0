/** Whether a page of that origin may open a chat: this host's own, one that is configured, or no page at all. */
export function isAllowedOrigin(
  origin: string | undefined,
  { host, allowedOrigins }: { host: string | undefined; allowedOrigins: readonly string[] },
): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
