// Builds the viewer: web/ and the parts of src/ that it calls -> dist/web/, files that any web server can hand out.
//
//   npx vite build --config web/vite.config.ts

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative addresses: the page also works from a folder of another site.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the page's content security policy allows files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The worker holds the whole reader; it is loaded only when something is to be read.
    chunkSizeWarningLimit: 8000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
