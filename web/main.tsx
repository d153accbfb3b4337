// Where the page begins: takes the reading that it carries within, or asks the server that sent it for one, and draws.

import { render } from 'preact';
import { messageOf } from '../src/errors.js';
import type { Given } from '../src/export/html.js';
import type { Shown } from '../src/export/shown.js';
import { judgementsOf } from './judgements.js';
import { fromLink } from './link.js';
import { keepInAddress, show, status } from './store.js';
import { App } from './views/app.js';

const address = window.location.hash;
keepInAddress();
render(<App />, document.getElementById('app')!);

try {
  const { shown, link = '', judgements } = await take();
  const asked = address.length > 1 ? address : link;
  show(shown, asked === '' ? undefined : fromLink(asked), judgementsOf(judgements));
} catch (error) {
  status.value = { is: 'failed', message: messageOf(error) };
}

async function take(): Promise<Given> {
  const within = document.getElementById('given')?.textContent;
  if (within) return JSON.parse(within) as Given;
  const answer = await fetch('./reading.json');
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return { shown: (await answer.json()) as Shown };
}
