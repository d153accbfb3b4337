"""The arc-hybrid transition system, many sentences at once, and its dynamic oracle.

A configuration is a stack and a buffer; s0 is the top of the stack, b0 the front of the buffer, ROOT the buffer's last.
    shift: b0 goes on the stack.   left-arc: b0 becomes the head of s0.   right-arc: s1 becomes the head of s0. (s0 leaves.)
"Paris spoke . ROOT": shift, left-arc (spoke -> Paris), shift, shift, right-arc (spoke -> .), left-arc (ROOT -> spoke).
Kuhlmann et al. 2011; the oracle: Goldberg and Nivre 2013, whose cost of a transition is the number of gold arcs that
can no longer be built after it.
"""

import numpy as np

SHIFT, LEFT, RIGHT = 0, 1, 2
NOTHING = 3  # three rows 0 lie under every stack, so that s0, s1, s2 always exist
IMPOSSIBLE = 10**6
DISTANCE_BUCKETS = np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6])
BUCKET_OF = np.concatenate([DISTANCE_BUCKETS, np.full(2000, 7)])


class Configurations:
    """The configurations of a batch, moved in step. Tokens are rows of the batch; row 0 is "no such token"."""

    def __init__(self, batch, relations):
        rows, sentences = len(batch.mask), len(batch.first)
        longest = int((batch.root - batch.first).max())
        self.root = batch.root
        self.no_child = relations
        self.stack = np.zeros((sentences, longest + NOTHING + 1), np.int32)
        self.size = np.full(sentences, NOTHING)
        self.front = batch.first.copy()
        # Children as attached so far, by head: the last and the one before it, on either side.
        self.left, self.left_before, self.right, self.right_before = (np.zeros(rows, np.int32) for _ in range(4))
        self.label = np.full(rows, relations, np.int32)
        self.head = np.full(rows, -1, np.int32)
        # Gold children still in the buffer, by head.
        self.gold = batch.heads
        self.waiting = np.bincount(batch.heads[batch.heads >= 0], minlength=rows).astype(np.int32)

    def unfinished(self):
        return np.flatnonzero((self.size > NOTHING) | (self.front < self.root))

    def look(self, at):
        """Rows of the named tokens in the configurations `at`."""
        stack, size = self.stack, self.size[at]
        s0, s1, s2 = stack[at, size - 1], stack[at, size - 2], stack[at, size - 3]
        b0 = self.front[at]
        b1 = np.where(b0 < self.root[at], b0 + 1, 0)
        b2 = np.where(b0 + 1 < self.root[at], b0 + 2, 0)
        return {
            's0': s0, 's1': s1, 's2': s2, 'b0': b0, 'b1': b1, 'b2': b2,
            's0l': self.left[s0], 's0r': self.right[s0], 's0l2': self.left_before[s0], 's0r2': self.right_before[s0],
            's1l': self.left[s1], 's1r': self.right[s1], 's1l2': self.left_before[s1], 's1r2': self.right_before[s1],
            'b0l': self.left[b0], 'b0l2': self.left_before[b0],
        }  # fmt: skip

    def distances(self, seen):
        """s0 to b0 and s1 to s0 in buckets; 0 where a token is missing."""
        s0, s1, b0 = seen['s0'], seen['s1'], seen['b0']
        return {
            's0b0': np.where(s0 > 0, BUCKET_OF[np.minimum(b0 - s0, 2000)], 0),
            's1s0': np.where(s1 > 0, BUCKET_OF[np.minimum(s0 - s1, 2000)], 0),
        }

    def allowed(self, at):
        """[configurations, 3]: which transitions are possible. ROOT takes one child, when it is alone with it."""
        depth = self.size[at] - NOTHING
        more = self.front[at] < self.root[at]
        return np.stack([more, (depth > 0) & (more | (depth == 1)), depth > 1], 1)

    def costs(self, at, seen, allowed):
        """[configurations, 3]: gold arcs lost by each transition."""
        gold, size = self.gold, self.size[at]
        s0, s1, b0 = seen['s0'], seen['s1'], seen['b0']
        stacks = self.stack[at]
        places = np.arange(stacks.shape[1])
        on_stack = (places >= NOTHING) & (places < size[:, None])
        below_top = on_stack & (places < (size - 1)[:, None])
        head_of_s0, head_of_b0 = gold[s0], gold[b0]
        # Once b0 is on the stack, it finds no more children there, and no head below the top.
        shift = ((gold[stacks] == b0[:, None]) & on_stack).sum(1)
        shift += ((stacks == head_of_b0[:, None]) & below_top & (head_of_b0[:, None] > 0)).sum(1)
        # A popped s0 loses its children in the buffer, and its head if that was another word.
        left = ((s1 > 0) & (head_of_s0 == s1)).astype(np.int64) + (head_of_s0 > b0) + self.waiting[s0]
        right = (head_of_s0 >= b0).astype(np.int64) + self.waiting[s0]
        # ROOT takes one child only, the word at the bottom of the stack: above another word, ROOT's child is lost already.
        root, depth = self.root[at], size - NOTHING
        shift += (head_of_b0 == root) & (depth > 0)
        lost = (head_of_s0 == root) & (depth > 1)
        left -= lost & (head_of_s0 > b0)
        right -= lost
        return np.where(allowed, np.stack([shift, left, right], 1), IMPOSSIBLE)

    def apply(self, at, seen, transitions, labels):
        """Makes the transitions; `labels` is read for arcs only."""
        s0 = seen['s0']
        arc = transitions != SHIFT
        heads = np.where(transitions == LEFT, seen['b0'], seen['s1'])[arc]
        children = s0[arc]
        self.head[children] = heads
        self.label[children] = labels[arc]
        on_left = children < heads
        for side, before, chosen in ((self.left, self.left_before, on_left), (self.right, self.right_before, ~on_left)):
            before[heads[chosen]] = side[heads[chosen]]
            side[heads[chosen]] = children[chosen]
        self.size[at[arc]] -= 1
        moving = at[~arc]
        tokens = self.front[moving]
        self.stack[moving, self.size[moving]] = tokens
        self.size[moving] += 1
        self.front[moving] += 1
        self.waiting[self.gold[tokens]] -= 1  # the token has left its head's buffer
