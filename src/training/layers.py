"""Small pieces every layer uses: relu with dropout, softmax, sums of rows by index."""

import numpy as np
from scipy.sparse import csr_matrix


def relu_forward(x, dropout, random):
    """relu, then dropout when a random source is given; the second result is the slope for the way back."""
    y = np.maximum(x, 0)
    if random is None or dropout == 0:
        return y, (x > 0).astype(x.dtype)
    keep = (random.random(x.shape, dtype=np.float32) >= dropout).astype(x.dtype)
    keep /= 1 - dropout
    return y * keep, (x > 0) * keep


def relu_backward(d_y, slope):
    return d_y * slope


def softmax(scores):
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def cross_entropy(scores, right):
    """-log of the right columns' shares, summed over the rows. -> loss, gradient of the scores"""
    shares = softmax(scores)
    rows = np.arange(len(right))
    loss = -float(np.log(shares[rows, right] + 1e-9).sum())
    shares[rows, right] -= 1
    return loss, shares


def sum_rows(index, rows, count):
    """out[k] = sum of the rows whose index is k. `index` may have several columns: the row counts for each of them."""
    index = index.reshape(len(rows), -1)
    columns = index.shape[1]
    select = csr_matrix(
        (np.ones(index.size, rows.dtype), index.ravel(), np.arange(0, index.size + 1, columns)), shape=(len(rows), count)
    )
    return select.T @ rows
