"""Every size and constant of one training run, in one place.

Those that shape the network travel in the model file's header; the others only matter while training.
"""

from dataclasses import dataclass, field, fields


@dataclass
class Settings:
    # The network.
    width: int = 128  # of a word and its context
    hidden: int = 192  # of the parser
    vector_words: int = 26_000  # words with a static vector
    features: dict = field(
        default_factory=lambda: {'vectors': 64, 'words': 32, 'suffix3': 24, 'suffix2': 8, 'prefix3': 12, 'shape': 8}
    )
    context: tuple = ('convolution:1', 'gated', 'convolution:1')  # the number is a convolution's dilation
    positions: tuple = ('s0', 's1', 's2', 'b0', 'b1', 'b2', 's0l', 's0r', 's1l', 's1r', 'b0l', 's0l2', 's0r2', 's1r2')
    child_labels: tuple = ('s0l', 's0r', 's1l', 's1r', 'b0l', 's0l2', 's0r2', 's1r2', 'b0l2')
    distances: tuple = ('s0b0', 's1s0')

    # How often a form or an affix must be seen to be known.
    least_words: int = 3
    least_suffixes: int = 5
    least_prefixes: int = 10
    least_shapes: int = 5

    # Training.
    epochs: int = 36
    sentences_per_batch: int = 48
    learning_rate: float = 0.002
    warm_up: int = 200  # steps
    last_rate: float = 0.02  # share of the rate left at the end
    momentum: float = 0.9
    second_momentum: float = 0.98
    clip: float = 5.0  # largest norm of a step's gradient
    dropout: float = 0.2
    word_dropout: float = 0.25  # a word seen n times becomes unknown with probability w / (w + n)
    exploration: float = 0.9  # how often the parser follows its own mistake, from the second epoch on
    tag_weight: float = 0.5
    average: float = 0.998  # share of the old in the running mean of the weights, which is what is kept; 0: the last weights

    newswire_repeats: int = 4  # how often a newswire sentence counts

    def context_layers(self):
        """('convolution:2', 'gated') -> [('convolution', 2), ('gated', 0)]"""
        return [(kind, int(number or 0)) for kind, _, number in (layer.partition(':') for layer in self.context)]

    def changed(self, pairs):
        """A copy with `name=value` texts applied, each value read as the type of the default."""
        copy = Settings(**{f.name: getattr(self, f.name) for f in fields(self)})
        for pair in pairs:
            name, _, text = pair.partition('=')
            if not hasattr(copy, name):
                raise ValueError(f'no setting "{name}"; there are {", ".join(f.name for f in fields(self))}')
            old = getattr(copy, name)
            if isinstance(old, tuple):
                kind = type(old[0])
                value = tuple(kind(part) for part in text.split(','))
            elif isinstance(old, dict):
                value = {**old, **{k: int(v) for k, v in (part.split(':') for part in text.split(','))}}
            else:
                value = type(old)(text)
            setattr(copy, name, value)
        return copy
