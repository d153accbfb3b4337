"""Adam, with rows that are only touched when a batch holds their word, and a limit on the gradient's norm.

In: parameters and their gradients, each a full array or (rows, their gradients). Out: nothing; the parameters move.
"""

import numpy as np


class Adam:
    def __init__(self, parameters, names, settings):
        self.settings = settings
        self.first = {name: np.zeros_like(parameters[name]) for name in names}
        self.second = {name: np.zeros_like(parameters[name]) for name in names}
        self.steps = 0

    def step(self, parameters, gradients, rate):
        settings, one, two = self.settings, self.settings.momentum, self.settings.second_momentum
        shrink = _shrink(gradients, settings.clip)
        self.steps += 1
        # Both running means start at zero; divide that bias out.
        rate = rate * np.sqrt(1 - two**self.steps) / (1 - one**self.steps)
        tiny = 1e-8 * np.sqrt(1 - two**self.steps)
        for name, gradient in gradients.items():
            rows = slice(None)
            if isinstance(gradient, tuple):
                rows, gradient = gradient
            if shrink != 1:
                gradient = gradient * shrink
            first, second = self.first[name][rows], self.second[name][rows]
            first = first * one + (1 - one) * gradient
            second = second * two + (1 - two) * gradient * gradient
            self.first[name][rows], self.second[name][rows] = first, second
            parameters[name][rows] -= (rate * first / (np.sqrt(second) + tiny)).astype(parameters[name].dtype)


def _shrink(gradients, limit):
    squares = 0.0
    for gradient in gradients.values():
        values = gradient[1] if isinstance(gradient, tuple) else gradient
        squares += float(np.vdot(values, values))
    norm = np.sqrt(squares)
    return limit / norm if norm > limit else 1


def learning_rate(settings, step, total):
    """Up over the first steps, then down along a straight line, never quite to zero. `step` counts from 1."""
    return settings.learning_rate * min(1, step / settings.warm_up) * max(settings.last_rate, 1 - step / total)
