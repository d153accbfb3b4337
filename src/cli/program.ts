// All commands put together: words of a command line in, an exit code out. Errors become messages on stderr here, and nowhere else.
//
//   run(['claims', 'seeds']) -> 0, and one JSON line a claim on stdout

import { Command, CommanderError } from 'commander';
import { InputError, messageOf, UsageError } from '../errors.js';
import { TableError } from '../lexicon/table.js';
import { actorsCommand } from './actors.js';
import { balanceCommand } from './balance.js';
import { betweenCommand } from './between.js';
import { blocsCommand } from './blocs.js';
import { buildCommand } from './build.js';
import { claimsCommand } from './claims.js';
import { compareCommand } from './compare.js';
import { explainCommand } from './explain.js';
import { exportCommand } from './export.js';
import { identifyCommand } from './identify.js';
import { neighborsCommand } from './neighbors.js';
import { parseCommand } from './parse.js';
import { pathCommand } from './path.js';
import { relateCommand } from './relate.js';
import { serveCommand } from './serve.js';
import { surveyCommand } from './survey.js';
import { topCommand } from './top.js';
import { turnsCommand } from './turns.js';

/** Runs one command line, without the name of the program. Gives the exit code: 0 done, 1 some input could not be read (the rest was), 2 wrong usage. */
export async function run(args: readonly string[]): Promise<number> {
  const program = new Command('demarche')
    .description('Reads news articles and builds a knowledge graph of diplomatic actors, every edge backed by the exact words.')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(add --help for the options)');
  let code = 0;
  const commands = [
    buildCommand,
    claimsCommand,
    actorsCommand,
    relateCommand,
    identifyCommand,
    parseCommand,
    neighborsCommand,
    explainCommand,
    pathCommand,
    compareCommand,
    betweenCommand,
    topCommand,
    turnsCommand,
    blocsCommand,
    balanceCommand,
    surveyCommand,
    exportCommand,
    serveCommand,
  ];
  for (const make of commands) {
    program.addCommand(
      make((result) => {
        code = result;
      })
        .exitOverride()
        .showHelpAfterError('(add --help for the options)'),
    );
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      console.error(`demarche: ${error.message}`);
      return 2;
    }
    if (error instanceof InputError || error instanceof TableError) {
      console.error(`demarche: ${error.message}`);
      return 1;
    }
    console.error(`demarche: ${error instanceof Error ? (error.stack ?? messageOf(error)) : messageOf(error)}`);
    return 1;
  }
}
