// What tests/browser/syntax.test.ts puts on a page: the parser and the loader of its model.

import { loadModel } from '../../src/syntax/network/model.js';
import { createParser } from '../../src/syntax/network/parser.js';

Object.assign(globalThis, { demarche: { loadModel, createParser } });
