"""The gradients the network computes are those of its loss: compared with differences of the loss itself, on a tiny case."""

import unittest

import numpy as np

from batches import lay_out
from conllu import Sentence
from features import Vocabularies, encode
from model import Model
from network import encode_backward, encode_forward, new_parameters, tag_loss
from parser import parse, parser_backward, parser_loss
from settings import Settings

SENTENCES = [
    Sentence('a', ['Oslo', 'thanked', 'Lima', '.'], ['PROPN|NNP', 'VERB|VBD', 'PROPN|NNP', 'PUNCT|.'], [1, -1, 1, 1],
             ['nsubj', 'root', 'obj', 'punct']),
    Sentence('b', ['She', 'spoke'], ['PRON|PRP', 'VERB|VBD'], [1, -1], ['nsubj', 'root']),
]  # fmt: skip
CONVOLUTIONS = ('convolution:1', 'convolution:1')


def tiny(context, seed=3):
    settings = Settings(
        width=6, hidden=7, context=context, dropout=0.0, least_words=1, least_suffixes=1, least_prefixes=1, least_shapes=1,
        features={'vectors': 4, 'words': 3, 'suffix3': 2, 'suffix2': 2, 'prefix3': 2, 'shape': 2},
    )  # fmt: skip
    vocabularies = Vocabularies.of(SENTENCES, ['oslo', 'lima', '.'], settings)
    random = np.random.default_rng(seed)
    vectors = np.vstack([np.zeros((1, 4)), random.standard_normal((3, 4))])
    parameters = new_parameters(settings, vocabularies, vectors, random, np.float64)
    for name in parameters:  # larger than in training, so that no score is near another and biases matter
        if name != 'embed.vectors':
            parameters[name] = random.standard_normal(parameters[name].shape) * 0.3
    return Model(settings, vocabularies, parameters)


class Gradients(unittest.TestCase):
    def check(self, context, exploration):
        model = tiny(context)
        batch = lay_out([encode(s, model.vocabularies, model.settings.features) for s in SENTENCES], model.gap, np.float64)
        train = {'random': _Never(), 'exploration': exploration}
        # The softmax that is fed back is a constant for the gradient, so it stays what it is while weights are moved.
        feedback = encode_forward(model.parameters, model.settings, batch)['shares']
        def forward():
            words = encode_forward(model.parameters, model.settings, batch, None, feedback)
            _, steps = parse(model, batch, words['final'], train)
            return words, steps

        def loss():
            words, steps = forward()
            tags, _ = tag_loss(words['tag_scores'], batch.tags)
            transitions, labels, _ = parser_loss(model, steps)
            return transitions + labels + 0.5 * tags

        words, steps = forward()
        gradients = {}
        _, _, d_scores = parser_loss(model, steps)
        d_final = parser_backward(model, words['final'], steps, d_scores, gradients)
        _, d_tags = tag_loss(words['tag_scores'], batch.tags)
        encode_backward(model.parameters, model.settings, batch, words, d_final, d_tags * 0.5, gradients)
        self.assertEqual(set(gradients), set(model.parameters) - {'embed.vectors'})
        random = np.random.default_rng(5)
        moved = 0
        for name, gradient in gradients.items():
            values = model.parameters[name]
            if isinstance(gradient, tuple):
                full = np.zeros_like(values)
                full[gradient[0]] = gradient[1]
                gradient = full
            strongest = np.argsort(-np.abs(gradient).ravel())[:6]
            for k in [*strongest, *random.integers(0, values.size, 4)]:
                at = np.unravel_index(k, values.shape)
                old = values[at]
                values[at] = old + 1e-6
                above = loss()
                values[at] = old - 1e-6
                below = loss()
                values[at] = old
                self.assertAlmostEqual((above - below) / 2e-6, gradient[at], delta=1e-5, msg=f'{name}{at}')
                moved += abs(gradient[at]) > 1e-6
        self.assertGreater(moved, 60)  # most of what was checked does matter

    def test_two_convolutions(self):
        self.check(CONVOLUTIONS, exploration=1.0)

    def test_dilated_convolution(self):
        self.check(('convolution:1', 'convolution:2'), exploration=1.0)

    def test_gated(self):
        self.check(('convolution:1', 'gated'), exploration=1.0)

    def test_gold_path(self):
        self.check(CONVOLUTIONS, exploration=0.0)


class _Never:
    """A random source for a run without chance: never drops out (dropout 0), always draws zero."""

    def random(self, count, dtype=None):
        return np.zeros(count)


if __name__ == '__main__':
    unittest.main()
