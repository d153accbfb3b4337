"""The oracle's costs, compared with trying every continuation: the fewest gold arcs lost after a transition."""

import copy
import unittest

import numpy as np

from batches import lay_out
from transitions import LEFT, RIGHT, SHIFT, Configurations

RELATIONS = 5


def projective_heads(length, random):
    """A random projective tree over `length` words; the root's head is `length` (ROOT)."""
    heads = [-1] * length

    def attach(start, end, head):
        at = int(random.integers(start, end))
        heads[at] = head
        if at > start:
            attach(start, at, at)
        if at + 1 < end:
            # The words to the right may form several subtrees of the same head.
            middle = int(random.integers(at + 1, end))
            if middle > at + 1:
                attach(at + 1, middle, at)
            attach(middle, end, at)

    attach(0, length, length)
    return heads


def configurations(heads):
    length = len(heads)
    encoded = {
        'length': length,
        'ids': np.zeros((length + 1, 1), np.int32),
        'heads': np.array([*heads, -1], np.int32),
        'tags': np.zeros(length + 1, np.int32),
        'relations': np.zeros(length + 1, np.int32),
    }
    return Configurations(lay_out([encoded]), RELATIONS)


def step(state, kind):
    at = state.unfinished()
    state.apply(at, state.look(at), np.array([kind]), np.array([0]))


def fewest_lost(state):
    """Gold arcs missing at the end of the best way on, by trying all ways."""
    at = state.unfinished()
    if len(at) == 0:
        return int((state.head != state.gold).sum())
    results = []
    for kind in np.flatnonzero(state.allowed(at)[0]):
        after = copy.deepcopy(state)
        step(after, kind)
        results.append(fewest_lost(after))
    return min(results)


class Oracle(unittest.TestCase):
    def test_costs_are_the_arcs_lost(self):
        random = np.random.default_rng(7)
        compared = 0
        for _ in range(60):
            heads = projective_heads(int(random.integers(2, 6)), random)
            state = configurations(heads)
            while len(state.unfinished()):
                at = state.unfinished()
                allowed = state.allowed(at)
                costs = state.costs(at, state.look(at), allowed)[0]
                now = fewest_lost(state)
                for kind in np.flatnonzero(allowed[0]):
                    after = copy.deepcopy(state)
                    step(after, kind)
                    self.assertEqual(costs[kind], fewest_lost(after) - now, f'{heads} {kind}')
                    compared += 1
                step(state, random.choice(np.flatnonzero(allowed[0])))  # also off the right path
        self.assertGreater(compared, 400)

    def test_following_the_oracle_builds_the_tree(self):
        random = np.random.default_rng(8)
        for _ in range(50):
            heads = projective_heads(int(random.integers(1, 20)), random)
            state = configurations(heads)
            while len(state.unfinished()):
                at = state.unfinished()
                costs = state.costs(at, state.look(at), state.allowed(at))[0]
                self.assertEqual(costs.min(), 0)
                step(state, costs.argmin())
            np.testing.assert_array_equal(state.head, state.gold)

    def test_any_way_gives_one_root(self):
        random = np.random.default_rng(9)
        for _ in range(50):
            length = int(random.integers(1, 12))
            state = configurations(projective_heads(length, random))
            kinds = []
            while len(state.unfinished()):
                kinds.append(int(random.choice(np.flatnonzero(state.allowed(state.unfinished())[0]))))
                step(state, kinds[-1])
            root = int(state.root[0])
            self.assertEqual(len(kinds), 2 * length)
            self.assertEqual(kinds.count(SHIFT), length)
            self.assertEqual(int((state.head == root).sum()), 1)
            self.assertEqual(kinds[-1], LEFT)
            self.assertIn(kinds.count(RIGHT), range(length))


if __name__ == '__main__':
    unittest.main()
