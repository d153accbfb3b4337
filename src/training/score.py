"""Scores a model file on CoNLL-U files: `/usr/bin/python3 score.py MODEL FILE...` prints one line a file, own tags, gold tokens."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conllu import read_conllu
from evaluate import table
from model import annotate
from model_file import read_model


def main():
    if len(sys.argv) < 3:
        raise SystemExit('usage: score.py MODEL FILE.conllu...')
    model = read_model(Path(sys.argv[1]).read_bytes())
    rows = []
    for path in sys.argv[2:]:
        gold = read_conllu(path)
        rows.append((Path(path).stem, gold, annotate(model, gold)))
    print(table(rows))


if __name__ == '__main__':
    main()
