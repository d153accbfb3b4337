"""Static word vectors, made narrower.

In: `<path>.json` (words, the commonest first) and `<path>.f32` (their vectors, 100 numbers each), as train.mjs writes them.
Out: the words kept and one row a word, row 0 (no such word) all zero; mean zero and deviation one over all numbers.
"""

import json

import numpy as np


def read_vectors(path, count, width):
    with open(f'{path}.json', encoding='utf8') as file:
        words = json.load(file)[:count]
    wide = np.fromfile(f'{path}.f32', np.float32).reshape(-1, 100)[:count].astype(np.float64)
    centred = wide - wide.mean(0)
    if width < 100:
        # The directions of most variance; their signs are arbitrary, so fix them: the largest part of each is positive.
        _, axes = np.linalg.eigh(centred.T @ centred)
        axes = axes[:, ::-1][:, :width]
        axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(width)])
        centred = centred @ axes
    rows = np.vstack([np.zeros((1, width)), centred / centred.std()])
    return words, rows.astype(np.float32)
