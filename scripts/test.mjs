// All checks: types, lint, unit tests, case files and browser tests. Ends with the plain line "N passed, N failed".
//
//   npm test

import { readFileSync, rmSync } from 'node:fs';
import { exitCode } from './run.mjs';

let passed = 0;
let failed = 0;
const count = (name, code) => {
  if (code === 0) passed += 1;
  else failed += 1;
  console.error(`${code === 0 ? 'ok' : 'FAILED'}: ${name}`);
};

count('build', await exitCode('node', ['scripts/build.mjs']));
count('types of tests and viewer', await exitCode('npx', ['tsc', '--noEmit', '--project', 'tests/tsconfig.json']));
count('lint', await exitCode('npx', ['biome', 'check', '--max-diagnostics=20', 'src', 'web', 'tests', 'scripts']));

const report = 'node_modules/.demarche-tests.json';
rmSync(report, { force: true });
const tests = await exitCode('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
try {
  const { numPassedTests, numFailedTests, numTotalTestSuites, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  if (numTotalTestSuites === 0) throw new Error('no test was found');
  passed += numPassedTests;
  failed += Math.max(numFailedTests, tests === 0 ? 0 : 1, numFailedTests === 0 && tests !== 0 ? numFailedTestSuites : 0);
} catch (error) {
  console.error(`The test run left no report: ${error.message}`);
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
