import type { RequestHandler } from "express";

/** The headers every answer carries. The page loads nothing from elsewhere and runs nothing inline. */
export const sendSecurityHeaders: RequestHandler = (request, response, next) => {
  // `'self'` covers ws: of the same host in browsers of today; the older ones want it said.
  const host = request.get("host") ?? "";
  const sockets = /^[\w.:[\]-]{1,255}$/.test(host) ? ` ws://${host} wss://${host}` : "";
  const policy = [
    "default-src 'self'",
    `connect-src 'self'${sockets}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  response.set({
    "Content-Security-Policy": policy.join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
  });
  next();
};

/** Lets the pages of the configured origins call; of all others the browser itself keeps the answer. */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get("origin");
    response.vary("Origin");
    if (origin !== undefined && origins.includes(origin)) {
      response.set({
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Content-Type, Accept, Accept-Language",
        "Access-Control-Expose-Headers": "Retry-After",
        "Access-Control-Max-Age": "600",
      });
    }
    next();
  };
}
