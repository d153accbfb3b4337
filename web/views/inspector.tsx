// The right-hand pane: what is selected, or what is worth looking at first.

import { graph, view } from '../store.js';
import { ActorPanel } from './actor-panel.js';
import { EdgePanel } from './edge-panel.js';
import { Overview } from './overview.js';
import { PairPanel } from './pair-panel.js';
import { Empty } from './parts.js';

export function Inspector() {
  const { selected } = view.value;
  if (selected === null) return <Overview />;
  if (selected.what === 'actor') return graph.value.hasNode(selected.id) ? <ActorPanel id={selected.id} /> : <Gone />;
  if (selected.what === 'pair') {
    const both = graph.value.hasNode(selected.first) && graph.value.hasNode(selected.second);
    return both ? <PairPanel first={selected.first} second={selected.second} /> : <Gone />;
  }
  return graph.value.hasEdge(selected.key) ? <EdgePanel edgeKey={selected.key} /> : <Gone />;
}

function Gone() {
  return (
    <Empty title="Hidden by the filters">
      What was selected has no statement left under the present filters. Loosen them, or press Escape to select nothing.
    </Empty>
  );
}
