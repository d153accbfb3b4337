"""A layer that lets a word know of all words before and after it, at the price of two small products.

In and out: [rows, width]. Half of the columns are carried from left to right, half from right to left:
    c, g = W h + b;  z = g clipped to [0, 1];  state = z * state before + (1 - z) * c;  h + states
z is how much is kept. No exp and no tanh, so that running code needs multiplications and additions only.
After Lei et al. 2018 (SRU) and Bradbury et al. 2017, whose recurrences have no product inside the loop either.
"""

import numpy as np


def scan_order(batch):
    """[time, sentences] rows from the first word to ROOT and the other way; row 0 once a sentence is over."""
    lengths = batch.root - batch.first + 1
    time = np.arange(lengths.max())[:, None]
    inside = time < lengths
    return np.where(inside, batch.first + time, 0), np.where(inside, batch.root - time, 0)


def _gather(order, columns):
    half = columns.shape[1] // 2
    forward, backward = order
    return np.concatenate([columns[forward, :half], columns[backward, half:]], 2)


def _scatter(order, values, rows):
    """The way back of _gather; what falls on row 0 is dropped."""
    half = values.shape[2] // 2
    out = np.zeros((rows, values.shape[2]), values.dtype)
    out[order[0], :half] = values[:, :, :half]
    out[order[1], half:] = values[:, :, half:]
    out[0] = 0
    return out


def gated_forward(weight, bias, h, batch, dropout, random):
    width = h.shape[1]
    mixed = h @ weight + bias
    order = scan_order(batch)
    candidate, gate = _gather(order, mixed[:, :width]), _gather(order, mixed[:, width:])
    keep = np.clip(gate, 0, 1)
    fresh = (1 - keep) * candidate
    states = np.empty_like(candidate)
    state = np.zeros_like(candidate[0])
    for t in range(len(candidate)):
        state = keep[t] * state + fresh[t]
        states[t] = state
    y = _scatter(order, states, len(h))
    drop = None
    if random is not None and dropout > 0:
        drop = (random.random(y.shape, dtype=np.float32) >= dropout).astype(y.dtype) / (1 - dropout)
        y = y * drop
    return (h + y) * batch.mask, (h, order, candidate, gate, keep, states, drop)


def gated_backward(weight, kept, batch, d_out):
    """Gradients of the input, the weight and the bias."""
    h, order, candidate, gate, keep, states, drop = kept
    d_out = d_out * batch.mask
    d_states = _gather(order, d_out if drop is None else d_out * drop)
    # Row 0 stands for "over" in the order; it has no gradient, as d_out is zero there.
    d_total = np.empty_like(d_states)
    carried = np.zeros_like(d_states[0])
    for t in reversed(range(len(d_states))):
        d_total[t] = d_states[t] + carried
        carried = keep[t] * d_total[t]
    before = np.concatenate([np.zeros_like(states[:1]), states[:-1]])
    d_candidate = (1 - keep) * d_total
    d_gate = (before - candidate) * d_total * ((gate > 0) & (gate < 1))
    d_mixed = np.concatenate([_scatter(order, d_candidate, len(h)), _scatter(order, d_gate, len(h))], 1)
    return d_out + d_mixed @ weight.T, h.T @ d_mixed, d_mixed.sum(0)
