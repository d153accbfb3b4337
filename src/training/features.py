"""What the network sees of a word: numbers made from its form alone.

In: "Lavrov's 2,000" word by word. Out: six ids a word (static vector, form, last three letters, last two, first three, shape).
Running code repeats these rules exactly, so they use nothing that differs between Python and JavaScript.
"""

import re
from collections import Counter

import numpy as np

ABSENT = 0  # padding, the ROOT token, a word without a static vector
UNKNOWN = 1  # a form or an affix too rare to be known

DIGIT = re.compile('[0-9]')  # not \d, which in Python takes in every script's digits


def normalize(form):
    return DIGIT.sub('0', form.lower())


def shape(form):
    """"Moscow" -> "Xx", "U.S." -> "X.X.", "G20" -> "Xd"; at most six signs."""
    signs = ''
    for letter in form:
        if 'A' <= letter <= 'Z':
            sign = 'X'
        elif 'a' <= letter <= 'z':
            sign = 'x'
        elif '0' <= letter <= '9':
            sign = 'd'
        else:
            sign = 'u' if ord(letter) > 127 else letter
        if not signs.endswith(sign):
            signs += sign
        if len(signs) >= 6:
            break
    return signs


# Feature name -> the part of a form that is looked up. The static vector is looked up in two ways, see `ids`.
PARTS = {
    'words': normalize,
    'suffix3': lambda form: normalize(form)[-3:],
    'suffix2': lambda form: normalize(form)[-2:],
    'prefix3': lambda form: normalize(form)[:3],
    'shape': shape,
}


def vocabulary(items, least):
    """The items seen at least so often, the commonest first (then in order of appearance)."""
    return [item for item, count in Counter(items).most_common() if count >= least]


class Vocabularies:
    """The lists of known strings, and their ids. A list's order is its order in the model file."""

    def __init__(self, lists):
        self.lists = lists
        first = {'vectors': 1, 'tags': 0, 'relations': 0}
        self.ids = {name: {item: i + first.get(name, 2) for i, item in enumerate(items)} for name, items in lists.items()}

    @staticmethod
    def of(sentences, vector_words, settings):
        forms = [form for sentence in sentences for form in sentence.forms]
        least = {
            'words': settings.least_words,
            'suffix3': settings.least_suffixes,
            'suffix2': settings.least_suffixes,
            'prefix3': settings.least_prefixes,
            'shape': settings.least_shapes,
        }
        lists = {name: vocabulary((part(form) for form in forms), least[name]) for name, part in PARTS.items()}
        lists['vectors'] = list(vector_words)
        lists['tags'] = vocabulary((tag for s in sentences for tag in s.tags), 1)
        lists['relations'] = vocabulary((relation for s in sentences for relation in s.relations), 1)
        return Vocabularies(lists)

    def rows(self, feature):
        """Rows of the feature's table: its strings and the reserved ids before them."""
        return len(self.lists[feature]) + (1 if feature == 'vectors' else 2)

    def word(self, form, features):
        """The ids of one form, in the order of `features`."""
        found = []
        for feature in features:
            table = self.ids[feature]
            if feature == 'vectors':
                found.append(table.get(form.lower(), table.get(normalize(form), ABSENT)))
            else:
                found.append(table.get(PARTS[feature](form), UNKNOWN))
        return found


def encode(sentence, vocabularies, features):
    """A sentence as arrays, with the ROOT token (all ids 0) at its end; the root word's head is ROOT's index."""
    length = len(sentence.forms)
    ids = np.zeros((length + 1, len(features)), np.int32)
    for i, form in enumerate(sentence.forms):
        ids[i] = vocabularies.word(form, features)
    tags, relations = vocabularies.ids['tags'], vocabularies.ids['relations']
    return {
        'length': length,
        'ids': ids,
        'heads': np.array([length if head < 0 else head for head in sentence.heads] + [-1], np.int32),
        'tags': np.array([tags.get(tag, -1) for tag in sentence.tags] + [-1], np.int32),
        'relations': np.array([relations.get(relation, -1) for relation in sentence.relations] + [-1], np.int32),
    }
