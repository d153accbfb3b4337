"""The layer that lets a word see its neighbours.

In and out: [rows, width]. A convolution: h + relu(W [h(i-d), h(i), h(i+d)] + b), where d is its dilation and rows outside the sentence are zero.
"""

import numpy as np

from layers import relu_backward, relu_forward


def moved(rows, by):
    """Row i becomes row i + by; what comes in from outside is zero."""
    out = np.zeros_like(rows)
    if by > 0:
        out[by:] = rows[:-by]
    else:
        out[:by] = rows[-by:]
    return out


def convolution_forward(weight, bias, dilation, h, mask, dropout, random):
    joined = np.concatenate([moved(h, dilation), h, moved(h, -dilation)], 1)
    y, slope = relu_forward(joined @ weight + bias, dropout, random)
    return (h + y) * mask, (joined, slope)


def convolution_backward(weight, dilation, kept, mask, d_out):
    """Gradients of the input, the weight and the bias."""
    joined, slope = kept
    d_out = d_out * mask
    d_y = relu_backward(d_out, slope)
    d_joined = d_y @ weight.T
    width = d_out.shape[1]
    d_h = d_out + d_joined[:, width : 2 * width]
    d_h += moved(d_joined[:, :width], -dilation)
    d_h += moved(d_joined[:, 2 * width :], dilation)
    return d_h, joined.T @ d_y, d_y.sum(0)
