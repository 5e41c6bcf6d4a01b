import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Bundles the page as static/vite.config.ts bundles those of the hosts. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
});
