// Runs a command with its output shown, and fails where it fails.

import { spawn } from 'node:child_process';

/** Resolves when the command ends well; throws, naming it, when it does not. */
export async function run(command, args, options = {}) {
  const code = await exitCode(command, args, options);
  if (code !== 0) throw new Error(`"${command} ${args.join(' ')}" ended with code ${code}`);
}

/** The exit code of a command whose output is shown. */
export function exitCode(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32', ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
