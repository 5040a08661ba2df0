import { join, sep } from "node:path";
import express, { type RequestHandler, Router } from "express";

const yearSeconds = 31_536_000;

/** The built page: `/` is asked for anew each time; the files it names carry a hash of their content and never change. */
export function servePages(webFolder: string): RequestHandler {
  const assets = join(webFolder, "assets") + sep;
  const pages = Router();
  pages.use(
    express.static(webFolder, {
      redirect: false,
      setHeaders(response, path) {
        const isHashed = path.startsWith(assets);
        response.setHeader("Cache-Control", isHashed ? `public, max-age=${yearSeconds}, immutable` : "no-cache");
      },
    }),
  );
  return pages;
}
