"""The parser: reads configurations, scores transitions and labels, and learns from the oracle.

In: `final`, the word vectors of a batch. Out: head and label of every token; in training also the loss and its gradients.
A configuration's hidden layer is a sum of rows: one product for each position (s0, s1, ...), one row for each child's
label and each distance. All these rows stand in one table, so that the sum is a gather, and its gradient a sum by row.
"""

import numpy as np

from layers import cross_entropy, relu_forward, softmax, sum_rows
from network import TRANSITIONS
from transitions import LEFT, RIGHT, Configurations

NEVER = -1e9


def addends(parameters, settings, final):
    """The table of all rows a hidden layer may be summed from: rows x positions products, then labels, then distances."""
    positions, hidden = len(settings.positions), settings.hidden
    products = final @ parameters['parser.weight']
    return np.concatenate(
        [products.reshape(len(final) * positions, hidden), parameters['parser.childLabels'], parameters['parser.distances']]
    )


def addend_rows(settings, configurations, seen, rows):
    """[configurations, addends]: which rows of the table make up each hidden layer. `rows` is the batch's length."""
    positions = len(settings.positions)
    kinds = configurations.no_child + 1
    labels_at = rows * positions
    distances_at = labels_at + len(settings.child_labels) * kinds
    near = configurations.distances(seen)
    chosen = [seen[name] * positions + k for k, name in enumerate(settings.positions)]
    chosen += [labels_at + k * kinds + configurations.label[seen[name]] for k, name in enumerate(settings.child_labels)]
    chosen += [distances_at + k * 8 + near[name] for k, name in enumerate(settings.distances)]
    return np.stack(chosen, 1)


def masked(scores, allowed):
    return np.where(allowed, scores[:, :TRANSITIONS], NEVER)


def parse(model, batch, final, train=None):
    """Greedy parse of a batch. -> configurations at the end, and a trace: what was seen and decided, step by step.

    `train`: None, or {random, exploration}. Then dropout is on, costs are noted, and a mistake is followed only
    now and then (exploration 0: never, and right arcs get their gold label: the first epoch).
    """
    parameters, settings, relations, root_label = model.parameters, model.settings, model.relations, model.root_label
    table = addends(parameters, settings, final)
    state = Configurations(batch, relations)
    steps = []
    while True:
        at = state.unfinished()
        if len(at) == 0:
            break
        seen = state.look(at)
        allowed = state.allowed(at)
        rows = addend_rows(settings, state, seen, len(final))
        hidden, slope = relu_forward(
            table[rows].sum(1) + parameters['parser.bias'], settings.dropout, train['random'] if train else None
        )
        scores = hidden @ parameters['output.weight'] + parameters['output.bias']
        transitions = masked(scores, allowed).argmax(1)
        step = {'at': at, 'rows': rows, 'hidden': hidden, 'slope': slope, 'scores': scores, 'allowed': allowed}
        if train:
            costs = state.costs(at, seen, allowed)
            best = costs == costs.min(1, keepdims=True)
            wrong = ~best[np.arange(len(at)), transitions]
            if wrong.any():
                corrected = np.where(best, scores[:, :TRANSITIONS], NEVER).argmax(1)
                return_to_gold = wrong & (train['random'].random(len(at)) >= train['exploration'])
                transitions = np.where(return_to_gold, corrected, transitions)
            gold_head = batch.heads[seen['s0']]
            gold_label = batch.relations[seen['s0']]
            known = (seen['s0'] > 0) & (gold_label >= 0) & (gold_label != root_label)
            step['best'] = best
            step['label'] = gold_label
            step['left'] = allowed[:, LEFT] & (gold_head == seen['b0']) & known
            step['right'] = allowed[:, RIGHT] & (gold_head == seen['s1']) & (seen['s1'] > 0) & known
        head = np.where(transitions == LEFT, seen['b0'], seen['s1'])
        label_scores = np.where(
            (transitions == LEFT)[:, None], scores[:, TRANSITIONS : TRANSITIONS + relations], scores[:, TRANSITIONS + relations :]
        )
        label_scores[:, root_label] = NEVER  # ROOT alone gives this label, and no other
        labels = np.where(head == state.root[at], root_label, label_scores.argmax(1))
        if train and train['exploration'] == 0:
            gold = (gold_head == head) & (gold_label >= 0)
            labels = np.where(gold, gold_label, labels)
        step['transitions'], step['labels'] = transitions, labels
        state.apply(at, seen, transitions, labels)
        steps.append(step)
    return state, steps


def parser_loss(model, steps):
    """-log of the summed share of the best transitions, and cross-entropy of the labels where an arc is right.

    -> transition loss, label loss, gradient of the scores
    """
    relations = model.relations
    joined = {name: np.concatenate([step[name] for step in steps]) for name in ('scores', 'allowed', 'best', 'label', 'left', 'right')}
    scores, best = joined['scores'], joined['best']
    gradient = np.zeros_like(scores)

    choice = joined['allowed'].sum(1, keepdims=True) > 1
    shares = softmax(masked(scores, joined['allowed']))
    right_share = (shares * best).sum(1, keepdims=True) + 1e-9
    transition_loss = -float(np.log(right_share).sum())
    gradient[:, :TRANSITIONS] = (shares - shares * best / right_share) * choice

    label_loss = 0.0
    for side, start in (('left', TRANSITIONS), ('right', TRANSITIONS + relations)):
        rows = np.flatnonzero(joined[side])
        loss, d_labels = cross_entropy(scores[rows, start : start + relations], joined['label'][rows])
        gradient[rows, start : start + relations] = d_labels
        label_loss += loss
    return transition_loss, label_loss, gradient


def parser_backward(model, final, steps, d_scores, gradients):
    """From the gradient of all scores to those of the parser's parameters; returns the gradient of `final`."""
    parameters, settings = model.parameters, model.settings
    positions = len(settings.positions)
    hidden = np.concatenate([step['hidden'] for step in steps])
    slope = np.concatenate([step['slope'] for step in steps])
    rows = np.concatenate([step['rows'] for step in steps])
    gradients['output.weight'] = hidden.T @ d_scores
    gradients['output.bias'] = d_scores.sum(0, keepdims=True)
    d_sum = (d_scores @ parameters['output.weight'].T) * slope
    gradients['parser.bias'] = d_sum.sum(0, keepdims=True)
    products, labels = len(final) * positions, len(parameters['parser.childLabels'])
    d_table = sum_rows(rows, d_sum, products + labels + len(parameters['parser.distances']))
    gradients['parser.childLabels'] = d_table[products : products + labels]
    gradients['parser.distances'] = d_table[products + labels :]
    d_products = d_table[:products].reshape(len(final), positions * settings.hidden)
    gradients['parser.weight'] = final.T @ d_products
    return d_products @ parameters['parser.weight'].T
