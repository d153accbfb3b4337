"""Trains the syntax model and writes it: the program behind `npm run train` (train.mjs prepares the word vectors first).

In: --data, a folder with ewt-train, ewt-dev, gum-train and gum-dev.conllu; --newswire, a folder of further *.conllu files
(those named *-test.conllu are only scored); --vectors, the prepared vectors. Out: --out, the model file; --fixture, every
layer's numbers for a few sentences; on the screen a line of progress and a table of scores.
"""

import argparse
import gzip
import json
import os
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np

from activations import activation_scales
from conllu import faults, is_projective, read_conllu, without, write_conllu
from evaluate import scores, table
from features import Vocabularies
from fixture import layers
from model import annotate
from model_file import LARGEST, read_model, write_model
from quantize import quantize
from settings import Settings
from training import train
from vectors import read_vectors


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--newswire', type=Path)
    parser.add_argument('--vectors', required=True)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--out', type=Path)
    parser.add_argument('--fixture', type=Path)
    parser.add_argument('--predictions', type=Path, help='folder for the predicted files, as CoNLL-U')
    parser.add_argument('--set', nargs='*', default=[], metavar='NAME=VALUE', help='settings other than those of settings.py')
    return parser.parse_args()


def read_newswire(folder, treebank):
    """-> training sentences, {test file: sentences}. A faulty sentence is told and left out."""
    known_tags = {tag for s in treebank for tag in s.tags}
    known_relations = {relation for s in treebank for relation in s.relations}
    training, tests = [], {}
    for path in sorted(folder.glob('*.conllu')):
        sound = []
        for sentence in read_conllu(path):
            found = faults(sentence, known_tags, known_relations)
            if found:
                print(f'{path.name}: {sentence.name} is left out: {"; ".join(found[:3])}')
            else:
                sound.append(sentence)
        crossing = sum(not is_projective(s.heads) for s in sound)
        print(f'{path.name}: {len(sound)} sentences, {sum(len(s.forms) for s in sound)} words, {crossing} with crossing arcs')
        if path.stem.endswith('-test'):
            tests[path.name] = sound
        else:
            training += sound
    return training, tests


def progress(dev):
    """A reporter: one line that moves on a terminal, one line an epoch elsewhere."""
    terminal = sys.stdout.isatty()

    def report(epoch, step, total, loss, model, seconds):
        line = f'{100 * step // total:3d} %  epoch {epoch + 1}  {seconds:5.0f} s  loss ' + ' '.join(f'{x:.3f}' for x in loss)
        if model is not None:
            s = scores(dev, annotate(model, dev))
            print(f'{line}  UPOS {s["upos"]:.4f} UAS {s["uas"]:.4f} LAS {s["las"]:.4f}', flush=True)
        elif terminal and step % 10 == 0:
            print(line, end='\r', flush=True)

    return report


def replace_together(files):
    """Writes all contents beside their places first and then moves them in, so that no one sees one without the other."""
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(path.name + '.new').write_bytes(data)
    for path in files:
        os.replace(path.with_name(path.name + '.new'), path)


def main():
    options = arguments()
    settings = Settings().changed(options.set)
    treebanks = {name: read_conllu(options.data / f'{name}.conllu') for name in ('ewt-train', 'gum-train', 'ewt-dev', 'gum-dev')}
    sentences = treebanks['ewt-train'] + treebanks['gum-train']
    trained_on = ['UD English EWT train', 'UD English GUM train (open genres)']
    tests = {name: treebanks[name] for name in ('ewt-dev', 'gum-dev')}
    if options.newswire:
        newswire, newswire_tests = read_newswire(options.newswire, treebanks['ewt-train'])
        tests.update(newswire_tests)
        trained_on.append(f'{len(newswire)} sentences of newswire kind written for this project')
    else:
        newswire = []
    # No sentence is learned that is scored later.
    scored = [sentence for gold in tests.values() for sentence in gold]
    apart, newswire = without(sentences, scored), without(newswire, scored)
    print(f'{len(sentences) - len(apart)} training sentences stand in a scored file as well and are left out')
    # What is known of words is counted before sentences are repeated: a name of one sentence stays unknown.
    seen = apart + newswire
    sentences = apart + newswire * settings.newswire_repeats
    words, vectors = read_vectors(options.vectors, settings.vector_words, settings.features['vectors'])
    vocabularies = Vocabularies.of(seen, words, settings)

    model = train(sentences, vocabularies, vectors, settings, options.seed, progress(tests['ewt-dev']))

    quantized, exact = quantize(model)
    float_table = table([(name, gold, annotate(model, gold)) for name, gold in tests.items()])
    predicted = {name: annotate(exact, gold) for name, gold in tests.items()}
    print('before quantizing\n' + float_table)
    print('as written\n' + table([(name, gold, predicted[name]) for name, gold in tests.items()]))
    if options.predictions:
        options.predictions.mkdir(parents=True, exist_ok=True)
        for name, found in predicted.items():
            write_conllu(options.predictions / f'{name.removesuffix(".conllu")}.conllu', found)
    if options.out:
        facts = {
            'seed': options.seed,
            'trainedOn': trained_on,
            'scores': {name: _rounded(scores(gold, predicted[name])) for name, gold in tests.items()},
            'activationScales': activation_scales(exact, seen[::5]),
        }
        data = write_model(exact, quantized, facts)
        if len(data) > LARGEST:
            raise SystemExit(f'the model takes {len(data)} bytes, expected at most {LARGEST}: fewer words or narrower tables')
        files = {options.out: data}
        if options.fixture:
            (checksum,) = struct.unpack('<I', data[12:16])
            fixture = json.dumps(layers(read_model(data), checksum, options.seed), separators=(',', ':')).encode('utf8')
            files[options.fixture] = gzip.compress(fixture, 9, mtime=0) if options.fixture.suffix == '.gz' else fixture
        replace_together(files)
        print(f'{options.out}: {len(data)} bytes')


def _rounded(found):
    return {name: value if name == 'words' else round(value, 4) for name, value in found.items()}


if __name__ == '__main__':
    main()
