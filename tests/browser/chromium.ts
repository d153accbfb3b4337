// Finds a Chromium for the tests and starts it.
//
//   const browser = await launch();  ...  await browser.close();
//
// It is looked for in DEMARCHE_CHROMIUM, then on the path; as root on Debian it is installed; else playwright's own is taken where it
// has been downloaded. Where none can be had, the error says what to install.

import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Usual places outside of the path. */
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** No sandbox, as containers have none; a graphics card made of software; nobody is called. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: ARGUMENTS });
}

/** Path of a browser. @throws an error that says what to install. */
export function findBrowser(): string {
  const given = process.env.DEMARCHE_CHROMIUM;
  if (given) {
    if (isProgram(given)) return given;
    throw new Error(`DEMARCHE_CHROMIUM is ${JSON.stringify(given)}, where no program is; give the path of Chromium or Chrome.`);
  }
  return onPath() ?? installed() ?? downloaded() ?? missing();
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(isProgram);
}

function installed(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  try {
    console.error('No Chromium was found: installing it with apt-get.');
    const options: ExecFileSyncOptions = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } catch {
    return undefined;
  }
  return onPath();
}

/** playwright's own, by "npx playwright-core install chromium". */
function downloaded(): string | undefined {
  try {
    const path = chromium.executablePath();
    if (isProgram(path)) return path;
    execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
    return isProgram(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function missing(): never {
  throw new Error(
    'No Chromium was found for the browser tests. Install it ("apt-get install chromium", "brew install --cask chromium") or set DEMARCHE_CHROMIUM to the path of Chromium or Chrome.',
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
