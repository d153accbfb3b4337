"""Weights as small whole numbers: value = number * scale.

In: a Model with float parameters. Out: {name: (numbers int8, scales float32, axis)} for the matrices, and the Model that
these numbers stand for. Matrices have one scale a column, tables one a row; 6 bits (-31..31), static vectors 5 (-15..15).
"""

import numpy as np

from model import Model

BITS = 6
VECTOR_BITS = 5


def layout(name):
    """Bits and the axis the scales run along; None for what stays float32."""
    if name == 'embed.vectors':
        return VECTOR_BITS, 'row'
    if name.startswith('embed.') or name in ('tags.embedding', 'parser.childLabels', 'parser.distances'):
        return BITS, 'row'
    if name.endswith('.weight'):
        return BITS, 'column'
    return None


def quantize(model):
    quantized, parameters = {}, {}
    for name, values in model.parameters.items():
        kind = layout(name)
        if kind is None:
            parameters[name] = values
            continue
        bits, axis = kind
        numbers, scales = _quantize_rows(values if axis == 'row' else values.T, 2 ** (bits - 1) - 1)
        if axis == 'column':
            numbers = np.ascontiguousarray(numbers.T)
        quantized[name] = (numbers, scales, axis)
        parameters[name] = numbers.astype(np.float32) * (scales[:, None] if axis == 'row' else scales[None])
    return quantized, Model(model.settings, model.vocabularies, parameters)


def _quantize_rows(rows, most):
    """The scale of each row is the one, among a few below its largest value, that loses least."""
    largest = np.abs(rows).max(1)
    best_scale, least = None, None
    for share in np.arange(1.0, 0.59, -0.04):
        scale = _short(np.where(largest > 0, largest * share / most, 1))
        numbers = np.clip(np.rint(rows / scale[:, None]), -most, most)
        lost = ((rows - numbers * scale[:, None]) ** 2).sum(1)
        if best_scale is None:
            best_scale, least = scale, lost
        else:
            better = lost < least
            best_scale, least = np.where(better, scale, best_scale), np.where(better, lost, least)
    numbers = np.clip(np.rint(rows / best_scale[:, None]), -most, most).astype(np.int8)
    return numbers, best_scale


def _short(scale):
    """float32 with only 8 bits of precision, so that the scales pack well."""
    bits = (scale.astype(np.float32).view(np.uint32) + 0x8000) & np.uint32(0xFFFF0000)
    return bits.view(np.float32)
