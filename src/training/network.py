"""The network below the parser: words to vectors in context, and their tags.

In: a Batch. Out: `final`, a vector for each row (what the parser reads), and the scores of the tags.
    form -> six tables side by side -> dense -> convolutions -> tags; softmax of the tags, times a table, added back.
Parameters are a dictionary of arrays under the names they have in the model file; every `..._backward` adds to `gradients`.
"""

import numpy as np

from convolution import convolution_backward, convolution_forward
from features import UNKNOWN
from layers import cross_entropy, relu_backward, relu_forward, softmax, sum_rows
from recurrence import gated_backward, gated_forward

TRANSITIONS = 3


def new_parameters(settings, vocabularies, vectors, random, dtype=np.float32):
    """Random first values. `embed.vectors` is not trained."""
    width, hidden = settings.width, settings.hidden
    tags, relations = len(vocabularies.lists['tags']), len(vocabularies.lists['relations'])

    def normal(rows, columns, deviation):
        return (random.standard_normal((rows, columns)) * deviation).astype(dtype)

    def zeros(columns):
        return np.zeros((1, columns), dtype)

    parameters = {'embed.vectors': vectors.astype(dtype)}
    for feature, columns in settings.features.items():
        if feature != 'vectors':
            parameters[f'embed.{feature}'] = normal(vocabularies.rows(feature), columns, 0.1 if feature == 'words' else 0.3)
    inputs = sum(settings.features.values())
    parameters['word.weight'] = normal(inputs, width, np.sqrt(2 / inputs))
    parameters['word.bias'] = zeros(width)
    for k, (kind, _) in enumerate(settings.context_layers()):
        if kind == 'convolution':
            parameters[f'context{k}.weight'] = normal(3 * width, width, np.sqrt(1 / (3 * width)))
            parameters[f'context{k}.bias'] = zeros(width)
        else:
            parameters[f'context{k}.weight'] = normal(width, 2 * width, np.sqrt(1 / width))
            parameters[f'context{k}.weight'][:, width:] *= 0.25  # else most gates begin outside [0, 1], where none learns
            parameters[f'context{k}.bias'] = zeros(2 * width)
            parameters[f'context{k}.bias'][0, width:] = 0.5  # keep half of what was carried
    parameters['tags.weight'] = normal(width, tags, 0.05)
    parameters['tags.bias'] = zeros(tags)
    parameters['tags.embedding'] = normal(tags, width, 0.05)
    parameters['parser.weight'] = normal(width, len(settings.positions) * hidden, np.sqrt(1 / (4 * width)))
    parameters['parser.null'] = zeros(width)
    parameters['parser.bias'] = zeros(hidden)
    parameters['parser.childLabels'] = normal(len(settings.child_labels) * (relations + 1), hidden, 0.05)
    parameters['parser.distances'] = normal(len(settings.distances) * 8, hidden, 0.05)
    parameters['output.weight'] = normal(hidden, TRANSITIONS + 2 * relations, 0.05)
    parameters['output.bias'] = zeros(TRANSITIONS + 2 * relations)
    return parameters


def drop_words(ids, settings, word_counts, random):
    """Rare forms become unknown now and then, so that the unknown word learns something. -> new ids"""
    if settings.word_dropout == 0:
        return ids
    column = list(settings.features).index('words')
    counts = word_counts[ids[:, column]]
    chance = np.where(counts > 0, settings.word_dropout / (settings.word_dropout + counts), 0)
    ids = ids.copy()
    ids[random.random(len(ids)) < chance, column] = UNKNOWN
    return ids


def encode_forward(parameters, settings, batch, random=None, feedback=None):
    """`random` switches dropout on; `feedback` replaces the softmax of the tags (only the gradient test does that)."""
    columns = [parameters[f'embed.{feature}'][batch.ids[:, k]] for k, feature in enumerate(settings.features)]
    inputs = np.concatenate(columns, 1)
    word, slope = relu_forward(inputs @ parameters['word.weight'] + parameters['word.bias'], settings.dropout, random)
    h = word = word * batch.mask
    context, kept = [], []
    for k, (kind, dilation) in enumerate(settings.context_layers()):
        weight, bias = parameters[f'context{k}.weight'], parameters[f'context{k}.bias']
        if kind == 'convolution':
            h, keep = convolution_forward(weight, bias, dilation, h, batch.mask, settings.dropout, random)
        else:
            h, keep = gated_forward(weight, bias, h, batch, settings.dropout, random)
        context.append(h)
        kept.append(keep)
    tag_scores = h @ parameters['tags.weight'] + parameters['tags.bias']
    shares = softmax(tag_scores) if feedback is None else feedback
    final = h + (shares @ parameters['tags.embedding']) * batch.mask
    final[0] = parameters['parser.null'][0]  # row 0 stands for a position that does not exist
    return {
        'inputs': inputs, 'slope': slope, 'word': word, 'context': context, 'kept': kept,
        'tag_scores': tag_scores, 'shares': shares, 'final': final,
    }  # fmt: skip


def encode_backward(parameters, settings, batch, encoded, d_final, d_tag_scores, gradients):
    """From the gradients of `final` and of the tag scores to those of all parameters below.

    No gradient flows back through the softmax that is fed back: the tags learn from the gold tags only.
    """
    d_final = d_final.copy()
    gradients['parser.null'] = d_final[:1].copy()
    d_final[0] = 0
    gradients['tags.embedding'] = encoded['shares'].T @ (d_final * batch.mask)
    top = encoded['context'][-1] if encoded['context'] else encoded['word']
    gradients['tags.weight'] = top.T @ d_tag_scores
    gradients['tags.bias'] = d_tag_scores.sum(0, keepdims=True)
    d_h = d_final + d_tag_scores @ parameters['tags.weight'].T
    for k, (kind, dilation) in reversed(list(enumerate(settings.context_layers()))):
        weight, kept = parameters[f'context{k}.weight'], encoded['kept'][k]
        if kind == 'convolution':
            d_h, d_weight, d_bias = convolution_backward(weight, dilation, kept, batch.mask, d_h)
        else:
            d_h, d_weight, d_bias = gated_backward(weight, kept, batch, d_h)
        gradients[f'context{k}.weight'], gradients[f'context{k}.bias'] = d_weight, d_bias[None]
    d_word = relu_backward(d_h * batch.mask, encoded['slope'])
    gradients['word.weight'] = encoded['inputs'].T @ d_word
    gradients['word.bias'] = d_word.sum(0, keepdims=True)
    d_inputs = d_word @ parameters['word.weight'].T
    at = 0
    for k, (feature, columns) in enumerate(settings.features.items()):
        if feature != 'vectors':
            # Only the rows of this batch's words have a gradient: kept as (rows, their gradients).
            used, index = np.unique(batch.ids[:, k], return_inverse=True)
            gradients[f'embed.{feature}'] = (used, sum_rows(index, d_inputs[:, at : at + columns], len(used)))
        at += columns


def tag_loss(tag_scores, tags):
    """Cross-entropy against the gold tags. -> loss, gradient of the scores"""
    rows = np.flatnonzero(tags >= 0)
    loss, d_rows = cross_entropy(tag_scores[rows], tags[rows])
    gradient = np.zeros_like(tag_scores)
    gradient[rows] = d_rows
    return loss, gradient
