"""Several sentences laid end to end in one array, so that each layer is one matrix product.

Row 0 and the rows between sentences are padding; every sentence's last row is its ROOT token:
    pad | Paris spoke . ROOT | pad | Moscow denied it . ROOT | pad
"""

from typing import NamedTuple

import numpy as np


class Batch(NamedTuple):
    ids: np.ndarray  # [rows, features]
    mask: np.ndarray  # [rows, 1], 1 for tokens and ROOT, 0 for padding
    heads: np.ndarray  # gold head as a row, -1 for padding and ROOT
    tags: np.ndarray  # gold tag, -1 where there is none
    relations: np.ndarray
    first: np.ndarray  # row of each sentence's first token
    root: np.ndarray  # row of each sentence's ROOT
    words: int  # tokens, ROOT not counted


def lay_out(encoded, gap=1, dtype=np.float32):
    """`gap` rows of padding keep a convolution from seeing the next sentence: as many as its widest dilation."""
    rows = gap + sum(sentence['length'] + 1 + gap for sentence in encoded)
    ids = np.zeros((rows, encoded[0]['ids'].shape[1]), np.int32)
    mask = np.zeros((rows, 1), dtype)
    heads, tags, relations = (np.full(rows, -1, np.int32) for _ in range(3))
    first, root = (np.zeros(len(encoded), np.int32) for _ in range(2))
    at = gap
    for k, sentence in enumerate(encoded):
        length = sentence['length']
        end = at + length
        ids[at : end + 1] = sentence['ids']
        mask[at : end + 1] = 1
        heads[at:end] = sentence['heads'][:length] + at
        tags[at : end + 1] = sentence['tags']
        relations[at : end + 1] = sentence['relations']
        first[k], root[k] = at, end
        at = end + 1 + gap
    return Batch(ids, mask, heads, tags, relations, first, root, int(sum(s['length'] for s in encoded)))


def epoch_of_batches(lengths, size, random):
    """Sentence numbers in batches of about equal lengths, in random order."""
    order = random.permutation(len(lengths))
    batches = []
    for start in range(0, len(order), size * 16):
        part = sorted(order[start : start + size * 16], key=lambda i: lengths[i])
        batches += [part[at : at + size] for at in range(0, len(part), size)]
    return [batches[i] for i in random.permutation(len(batches))]
