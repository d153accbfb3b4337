"""How large the numbers between layers get, and the power of two that turns them into 16-bit whole numbers.

In: a Model and sentences. Out: {word, context: [...], tags, parser, output}, a scale for the input of each product.
"""

import numpy as np

from batches import lay_out
from features import encode
from network import encode_forward
from parser import parse

LARGEST_INT16 = 32767
ROOM = 2  # the largest number seen may be exceeded so far before it is cut off


def activation_scales(model, sentences):
    most = {'word': 0.0, 'context': [0.0] * len(model.settings.context), 'tags': 0.0, 'parser': 0.0, 'output': 0.0}

    def largest(values):
        return float(np.abs(values).max())

    for start in range(0, len(sentences), 128):
        encoded = [encode(s, model.vocabularies, model.settings.features) for s in sentences[start : start + 128]]
        batch = lay_out(encoded, model.gap)
        words = encode_forward(model.parameters, model.settings, batch)
        _, steps = parse(model, batch, words['final'])
        most['word'] = max(most['word'], largest(words['inputs']))
        layers = [words['word'], *words['context']]
        most['context'] = [max(old, largest(layer)) for old, layer in zip(most['context'], layers)]
        most['tags'] = max(most['tags'], largest(layers[-1]))
        most['parser'] = max(most['parser'], largest(words['final']))
        most['output'] = max(most['output'], *(largest(step['hidden']) for step in steps))
    return {name: [_power(v) for v in value] if isinstance(value, list) else _power(value) for name, value in most.items()}


def _power(largest):
    return int(2 ** np.floor(np.log2(LARGEST_INT16 / (ROOM * largest))))
