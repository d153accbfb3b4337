"""How well sentences were read: shares of right tags, heads and labelled heads, and F1 by relation.

In: gold and predicted sentences on the same words. Out: numbers from 0 to 1. Punctuation counts; relations are compared
without their subtypes (`nsubj:pass` as `nsubj`), as is usual for Universal Dependencies.
"""


def universal(relation):
    return relation.split(':')[0]


def scores(gold, predicted):
    words = upos = heads = labelled = 0
    for right, found in zip(gold, predicted, strict=True):
        for i in range(len(right.forms)):
            words += 1
            upos += right.tags[i].split('|')[0] == found.tags[i].split('|')[0]
            head = right.heads[i] == found.heads[i]
            heads += head
            labelled += head and universal(right.relations[i]) == universal(found.relations[i])
    return {'words': words, 'upos': upos / words, 'uas': heads / words, 'las': labelled / words}


def relation_f1(gold, predicted, relation):
    """F1 of (word, head) pairs under one universal relation. -> F1, how many there are in gold"""
    both = right_all = found_all = 0
    for right, found in zip(gold, predicted, strict=True):
        for i in range(len(right.forms)):
            is_right = universal(right.relations[i]) == relation
            is_found = universal(found.relations[i]) == relation
            right_all += is_right
            found_all += is_found
            both += is_right and is_found and right.heads[i] == found.heads[i]
    return (2 * both / (right_all + found_all) if both else 0.0), right_all


RELATIONS_SHOWN = ('nsubj', 'obj', 'obl', 'nmod', 'appos', 'conj', 'flat')


def table(rows):
    """rows: (name, gold, predicted). -> text: one line a file"""
    head = f'{"file":<24}{"words":>8}{"UPOS":>8}{"UAS":>8}{"LAS":>8}' + ''.join(f'{name:>8}' for name in RELATIONS_SHOWN)
    lines = [head]
    for name, gold, predicted in rows:
        s = scores(gold, predicted)
        line = f'{name:<24}{s["words"]:>8}{s["upos"]:>8.4f}{s["uas"]:>8.4f}{s["las"]:>8.4f}'
        lines.append(line + ''.join(f'{relation_f1(gold, predicted, name)[0]:>8.3f}' for name in RELATIONS_SHOWN))
    return '\n'.join(lines)
