"""Trains one network.

In: sentences, vocabularies, vectors, settings, a seed. Out: a Model. The same seed gives the same numbers to the last bit
(on one machine and one thread: another BLAS may add in another order).
"""

import time

import numpy as np

from batches import epoch_of_batches, lay_out
from features import encode
from model import Model
from network import drop_words, encode_backward, encode_forward, new_parameters, tag_loss
from optimizer import Adam, learning_rate
from parser import parse, parser_backward, parser_loss


def gradients_of(model, batch, random, exploration):
    """One batch forward and backward. -> losses by word (transitions, labels, tags), gradients"""
    settings, parameters = model.settings, model.parameters
    encoded = encode_forward(parameters, settings, batch, random)
    _, steps = parse(model, batch, encoded['final'], {'random': random, 'exploration': exploration})
    gradients = {}
    transition_loss, label_loss, d_scores = parser_loss(model, steps)
    d_final = parser_backward(model, encoded['final'], steps, d_scores / batch.words, gradients)
    word_loss, d_tags = tag_loss(encoded['tag_scores'], batch.tags)
    d_tags *= settings.tag_weight / batch.words
    encode_backward(parameters, settings, batch, encoded, d_final, d_tags, gradients)
    return np.array([transition_loss, label_loss, word_loss]) / batch.words, gradients


def train(sentences, vocabularies, vectors, settings, seed, report=lambda **_: None):
    """`report` is called after every batch with epoch, step, total, loss, and after every epoch with model set."""
    random = np.random.default_rng(seed)
    model = Model(settings, vocabularies, new_parameters(settings, vocabularies, vectors, random))
    examples = [encode(sentence, vocabularies, settings.features) for sentence in sentences]
    lengths = [example['length'] for example in examples]
    known_words = vocabularies.rows('words')
    column = list(settings.features).index('words')
    word_counts = np.bincount(np.concatenate([e['ids'][:-1, column] for e in examples]), minlength=known_words).astype(float)
    word_counts[:2] = 0
    trained = [name for name in model.parameters if name != 'embed.vectors']
    optimizer = Adam(model.parameters, trained, settings)
    averaged = {name: model.parameters[name].copy() for name in trained} if settings.average else None
    total = settings.epochs * len(epoch_of_batches(lengths, settings.sentences_per_batch, np.random.default_rng(0)))
    step, started = 0, time.process_time()
    for epoch in range(settings.epochs):
        losses = []
        exploration = settings.exploration if epoch > 0 else 0.0
        for numbers in epoch_of_batches(lengths, settings.sentences_per_batch, random):
            step += 1
            batch = lay_out([examples[i] for i in numbers], model.gap)
            batch = batch._replace(ids=drop_words(batch.ids, settings, word_counts, random))
            loss, gradients = gradients_of(model, batch, random, exploration)
            optimizer.step(model.parameters, gradients, learning_rate(settings, step, total))
            if averaged is not None:
                _average(averaged, model.parameters, min(settings.average, step / (step + 10)))
            losses.append(loss)
            report(epoch=epoch, step=step, total=total, loss=loss, model=None, seconds=time.process_time() - started)
        kept = _kept(model, averaged)
        seconds = time.process_time() - started
        report(epoch=epoch, step=step, total=total, loss=np.mean(losses, 0), model=kept, seconds=seconds)
    return _kept(model, averaged)


def _average(averaged, parameters, old):
    for name, mean in averaged.items():
        mean *= old
        mean += (1 - old) * parameters[name]


def _kept(model, averaged):
    return model if averaged is None else model._replace(parameters={**model.parameters, **averaged})
