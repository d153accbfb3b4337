// Builds the viewer as one file: web/ -> dist/web/page.html, into which `demarche export --html` and the page itself put a reading.
//
//   npx vite build --config web/page/vite.config.ts        after the build of web/vite.config.ts, which empties the folder
//
// A page from the disk has no server to send a policy with it: it stands in the page, and names its script and its style by their hashes.
// Nothing else runs, whatever the articles say, and nobody is asked for anything.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('..'),
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  plugins: [standIns(), onePage()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 8000,
    rolldownOptions: { input: here('main.ts'), output: { codeSplitting: false }, checks: { pluginTimings: false } },
  },
});

/** What needs files beside the page is taken from this folder. */
function standIns(): Plugin {
  return {
    name: 'demarche-stand-ins',
    enforce: 'pre',
    resolveId(source, importer) {
      const name = /^\.{1,2}\/(workers|countries)\.js$/.exec(source)?.[1];
      return name && importer && !importer.includes('/web/page/') ? here(`${name}.ts`) : null;
    },
  };
}

function onePage(): Plugin {
  return {
    name: 'demarche-one-page',
    enforce: 'post',
    // After Vite's own steps, which fill in what they have left open in the script.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        let [script, style] = ['', ''];
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type === 'chunk') script += file.code;
          else if (name.endsWith('.css')) style += file.source;
          delete bundle[name];
        }
        // A tag in a string would end the script for a browser.
        script = `\n${script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trim()}\n`;
        style = `\n${style.trim()}\n`;
        this.emitFile({ type: 'asset', fileName: 'page.html', source: page(script, style) });
      },
    },
  };
}

function page(script: string, style: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'img-src data: blob:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(here('../icon.svg'), 'utf8').trim())}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="referrer" content="no-referrer" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>démarche</title>
<link rel="icon" href="${icon}" />
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>The viewer draws its graph with JavaScript, which is switched off here.</noscript>
<script type="application/json" id="given"></script>
<script type="module">${script}</script>
</body>
</html>
`;
}
