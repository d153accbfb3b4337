"""Every layer's numbers for a few sentences: what running code is compared with.

In: the quantized Model. Out: a dictionary for JSON (tests/fixtures/layers.json): for each sentence its forms, the word
layer, each convolution, tag scores, the vectors the parser reads, every transition with its scores, and the final reading.
The numbers are the float32 reference's; running code rounds activations to 16 bits and may differ in the third decimal.
"""

import numpy as np

from batches import lay_out
from conllu import Sentence
from features import encode
from network import TRANSITIONS, encode_forward
from parser import parse
from transitions import LEFT, SHIFT

SENTENCES = (
    'Norway recalled its envoy from Khartoum .',
    'Talks ended .',
    'The foreign minister of Chile , Ana Ruiz , denied on Monday that her government had threatened Bolivia .',
    '" We will not sign , " she told 45 reporters in Geneva .',
    'Moscow , which backs the rebels , said the sanctions were illegal and promised a swift reply .',
    'Two U.N. inspectors were expelled by the junta last week , diplomats said .',
    'Will Tokyo and Seoul resume trade talks in 2031 ?',
    'Kenya ’s president thanked Denmark for sending 12,500 tents to the flooded coast .',
    'The European Union and Turkey agreed to reopen the border , but Ankara ’s parliament must still approve the deal .',
    'Yes !',
)


def layers(model, checksum, seed):
    return {
        'model': {'payloadCrc32': checksum, 'seed': seed},
        'sentences': [_sentence(model, text.split(' ')) for text in SENTENCES],
    }


def _sentence(model, forms):
    length, relations = len(forms), model.relations
    blank = Sentence('', forms, ['_|_'] * length, [-1] * length, ['root'] * length)
    batch = lay_out([encode(blank, model.vocabularies, model.settings.features)], model.gap)
    words = encode_forward(model.parameters, model.settings, batch)
    state, steps = parse(model, batch, words['final'])
    first, root = int(batch.first[0]), int(batch.root[0])
    rows = slice(first, root + 1)
    transitions = []
    for step in steps:
        kind, scores = int(step['transitions'][0]), step['scores'][0]
        scored = int(step['allowed'][0].sum()) > 1
        labelled = kind != SHIFT and int(step['labels'][0]) != model.root_label
        start = TRANSITIONS + (0 if kind == LEFT else relations)
        transitions.append(
            {
                'kind': kind,
                'scores': _short(scores[:TRANSITIONS]) if scored else None,
                'relation': int(step['labels'][0]) if kind != SHIFT else None,
                'relationScores': _short(scores[start : start + relations]) if labelled else None,
            }
        )
    names = model.vocabularies.lists
    heads = state.head[first:root]
    return {
        'forms': forms,
        'word': _short(words['word'][rows]),
        'context': [_short(layer[rows]) for layer in words['context']],
        'tagLogits': _short(words['tag_scores'][rows]),
        'final': _short(words['final'][rows]),
        'transitions': transitions,
        'tags': [names['tags'][tag] for tag in words['tag_scores'][first:root].argmax(1)],
        'heads': [0 if head == root else int(head) - first + 1 for head in heads],
        'relations': [names['relations'][label] for label in state.label[first:root]],
    }


def _short(values):
    return np.round(values.astype(np.float64), 4).tolist()
