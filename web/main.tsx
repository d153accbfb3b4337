// Where the page begins: asks the server that sent it for its reading, and draws.

import { render } from 'preact';
import type { Reading } from '../src/document.js';
import { fromLink } from './link.js';
import { keepInAddress, show, status } from './store.js';
import { App } from './views/app.js';

const first = fromLink(window.location.hash);
keepInAddress();
render(<App />, document.getElementById('app')!);

try {
  const answer = await fetch('./reading.json');
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  show((await answer.json()) as Reading, first);
} catch (error) {
  status.value = { is: 'failed', message: error instanceof Error ? error.message : String(error) };
}
