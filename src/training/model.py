"""A network with its vocabularies: what is trained, written and asked for a parse."""

from typing import NamedTuple

import numpy as np

from batches import lay_out
from conllu import Sentence
from features import Vocabularies, encode
from network import encode_forward
from parser import parse
from settings import Settings


class Model(NamedTuple):
    settings: Settings
    vocabularies: Vocabularies
    parameters: dict

    @property
    def relations(self):
        return len(self.vocabularies.lists['relations'])

    @property
    def root_label(self):
        return self.vocabularies.ids['relations']['root']

    @property
    def gap(self):
        return max(1, *(dilation for _, dilation in self.settings.context_layers()))


def annotate(model, sentences, size=128):
    """The same sentences with the model's tags, heads and relations."""
    tags, relations = model.vocabularies.lists['tags'], model.vocabularies.lists['relations']
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms))
    found = [None] * len(sentences)
    for start in range(0, len(order), size):
        numbers = order[start : start + size]
        encoded = [encode(sentences[i], model.vocabularies, model.settings.features) for i in numbers]
        batch = lay_out(encoded, model.gap)
        words = encode_forward(model.parameters, model.settings, batch)
        state, _ = parse(model, batch, words['final'])
        best = words['tag_scores'].argmax(1)
        for k, i in enumerate(numbers):
            first, root = batch.first[k], batch.root[k]
            rows = np.arange(first, root)
            heads = np.where(state.head[rows] == root, -1, state.head[rows] - first)
            found[i] = Sentence(
                sentences[i].name,
                sentences[i].forms,
                [tags[t] for t in best[rows]],
                [int(head) for head in heads],
                [relations[label] for label in state.label[rows]],
            )
    return found
