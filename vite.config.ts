import { defineConfig } from "vite";

const server = "http://localhost:8080";

export default defineConfig({
  root: "web",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "baseline-widely-available",
    // The server's content security policy is default-src 'self': no data: addresses, no inline preload script.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
  // `vite` alone serves the page with hot reload beside a running server.
  server: { proxy: { "/api": server, "/chat": { target: server, ws: true } } },
});
