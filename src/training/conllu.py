"""Sentences of a CoNLL-U file.

In: the path of a CoNLL-U file. Out: a list of Sentence, words only (no ranges such as 1-2, no empty nodes such as 3.1).
`1  Paris  Paris  PROPN  NNP  _  2  nsubj  _  _` gives form "Paris", tag "PROPN|NNP", head 1 (counted from 0; the root's head is -1).
"""

from typing import NamedTuple


class Sentence(NamedTuple):
    name: str
    forms: list[str]
    tags: list[str]  # UPOS|XPOS
    heads: list[int]  # index from 0, -1 for the root
    relations: list[str]


def read_conllu(path):
    """The sentences of one file; a line that cannot be read raises ValueError with file, line and what was expected."""
    sentences = []
    name, rows = '', []
    with open(path, encoding='utf8') as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip('\r\n')
            if line.startswith('# sent_id'):
                name = line.split('=', 1)[-1].strip()
            if line.startswith('#'):
                continue
            if not line.strip():
                if rows:
                    sentences.append(_sentence(name or f'{path}:{number}', rows))
                name, rows = '', []
                continue
            columns = line.split('\t')
            if len(columns) != 10:
                raise ValueError(f'{path}:{number}: expected 10 columns separated by tabs, found {len(columns)}')
            if '-' in columns[0] or '.' in columns[0]:
                continue
            if not columns[6].isdigit():
                raise ValueError(f'{path}:{number}: expected a number as head, found "{columns[6]}"')
            rows.append(columns)
    if rows:
        sentences.append(_sentence(name or path, rows))
    return sentences


def _sentence(name, rows):
    return Sentence(
        name,
        [row[1] for row in rows],
        [f'{row[3]}|{row[4]}' for row in rows],
        [int(row[6]) - 1 for row in rows],
        [row[7] for row in rows],
    )


def write_conllu(path, sentences):
    """Writes forms, tags, heads and relations; what a Sentence does not hold becomes `_`."""
    with open(path, 'w', encoding='utf8') as out:
        for sentence in sentences:
            out.write(f'# sent_id = {sentence.name}\n')
            for i, form in enumerate(sentence.forms):
                upos, xpos = sentence.tags[i].split('|')
                head = sentence.heads[i] + 1
                out.write(f'{i + 1}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{sentence.relations[i]}\t_\t_\n')
            out.write('\n')


def faults(sentence, known_tags, known_relations):
    """What is wrong with a sentence as a training example: a list of messages, empty when it may be used.

    `known_tags` and `known_relations` come from a treebank we trust; a name outside them is most likely a slip.
    """
    found = []
    length = len(sentence.forms)
    roots = [i for i, head in enumerate(sentence.heads) if head == -1]
    if len(roots) != 1:
        found.append(f'expected one root, found {len(roots)}')
    for i, head in enumerate(sentence.heads):
        here = f'word {i + 1} "{sentence.forms[i]}"'
        if head >= length or head == i:
            found.append(f'{here}: head {head + 1} is not another word of the sentence')
        if sentence.tags[i] not in known_tags:
            found.append(f'{here}: tag {sentence.tags[i]} does not occur in the treebank')
        if sentence.relations[i] not in known_relations:
            found.append(f'{here}: relation {sentence.relations[i]} does not occur in the treebank')
        if (sentence.relations[i] == 'root') != (head == -1):
            found.append(f'{here}: relation {sentence.relations[i]} with head {head + 1}')
    if not found and not _is_tree(sentence.heads):
        found.append('the heads form a cycle')
    return found


def _is_tree(heads):
    for start in range(len(heads)):
        at, steps = start, 0
        while at != -1:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return True


def without(sentences, others, least=8):
    """The sentences that do not stand word for word among the others: GUM's parts share some dozens. Sentences shorter
    than `least` words ("Thank you .") recur in any text and are kept."""
    known = {tuple(s.forms) for s in others if len(s.forms) >= least}
    return [s for s in sentences if tuple(s.forms) not in known]


def is_projective(heads):
    """No two arcs cross: only such trees can be built exactly by the parser's transitions."""
    arcs = [(min(i, head), max(i, head)) for i, head in enumerate(heads) if head >= 0]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)
