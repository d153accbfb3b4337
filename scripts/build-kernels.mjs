// Compiles the parser's kernels: src/syntax/network/kernels/assembly/index.ts -> WebAssembly -> kernels/generated.ts, as base64.
//
//   node scripts/build-kernels.mjs
//
// The result is not committed: it is made before TypeScript is compiled or tests are run.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Browsers compile modules of up to this size without a promise; `kernels/simd.ts` relies on it. */
const LARGEST_MODULE = 4096;

const folder = new URL('../src/syntax/network/kernels/', import.meta.url);
const target = fileURLToPath(new URL('generated.ts', folder));

const source = await readFile(new URL('assembly/index.ts', folder), 'utf8');
let module;
const { error, stderr } = await asc.main(
  ['index.ts', '--outFile', 'kernels.wasm', '-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory'],
  {
    readFile: (name) => (name === 'index.ts' ? source : null),
    writeFile: (name, contents) => {
      if (name === 'kernels.wasm') module = contents;
    },
    listFiles: () => [],
  },
);
if (error || !module) throw new Error(`The kernels do not compile:\n${stderr}`, { cause: error });
if (module.length > LARGEST_MODULE) {
  throw new Error(`The kernels are ${module.length} bytes, expected at most ${LARGEST_MODULE}: browsers would not compile them at once.`);
}

const base64 = Buffer.from(module).toString('base64');
const text = `// Made from assembly/index.ts by scripts/build-kernels.mjs; do not edit.\n\nexport const kernelsBase64 =\n  '${base64}';\n`;
// An unchanged file is left alone, so that watchers stay quiet.
if ((await readFile(target, 'utf8').catch(() => '')) !== text) await writeFile(target, text);
console.error(`kernels: ${module.length} bytes of WebAssembly`);
