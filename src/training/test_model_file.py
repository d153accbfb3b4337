"""A model written and read again is the same model, and its numbers are those of the format."""

import json
import struct
import unittest
import zlib

import numpy as np

from conllu import faults, without
from features import normalize, shape
from fixture import layers
from model import annotate
from model_file import read_header, read_model, write_model
from quantize import quantize
from test_gradients import SENTENCES, tiny

FACTS = {'seed': 1, 'trainedOn': ['two sentences'], 'scores': {}, 'activationScales': {'word': 1}}


class ModelFile(unittest.TestCase):
    def setUp(self):
        self.quantized, self.exact = quantize(tiny(('convolution:1', 'gated', 'convolution:2')))
        self.data = write_model(self.exact, self.quantized, FACTS)

    def test_round_trip(self):
        back = read_model(self.data)
        self.assertEqual(back.vocabularies.lists, self.exact.vocabularies.lists)
        self.assertEqual(list(back.parameters), list(self.exact.parameters))
        for name, values in self.exact.parameters.items():
            np.testing.assert_array_equal(back.parameters[name], values.astype(np.float32), name)
        self.assertEqual(annotate(back, SENTENCES), annotate(self.exact, SENTENCES))

    def test_same_bytes_again(self):
        self.assertEqual(self.data, write_model(self.exact, self.quantized, FACTS))

    def test_layout(self):
        self.assertEqual(self.data[:4], b'DMSY')
        header, payload = read_header(self.data)
        self.assertEqual(struct.unpack('<I', self.data[12:16])[0], zlib.crc32(payload))
        self.assertEqual(header['payloadBytes'], len(payload))
        for tensor in header['tensors']:
            self.assertEqual(tensor['offset'] % 16, 0)
        vectors = next(t for t in header['tensors'] if t['name'] == 'embed.vectors')
        self.assertEqual(vectors['shape'], [header['vocabularies']['vectors']['count'] + 1, 4])

    def test_damage_is_noticed(self):
        header, payload = read_header(self.data)
        head = json.dumps(header, ensure_ascii=False).encode('utf8')
        other = self.data[:12] + struct.pack('<I', zlib.crc32(payload) ^ 1) + self.data[16:]
        self.assertEqual(len(other), len(self.data))
        self.assertLess(len(head), len(self.data))
        with self.assertRaisesRegex(ValueError, 'damaged'):
            read_header(other)
        with self.assertRaisesRegex(ValueError, 'not a model file'):
            read_header(b'RIFF' + self.data[4:])

    def test_quantized_is_near(self):
        model = tiny(('convolution:1',))
        quantized, exact = quantize(model)
        for name, (numbers, scales, axis) in quantized.items():
            most = 15 if name == 'embed.vectors' else 31
            self.assertLessEqual(int(np.abs(numbers.astype(int)).max()), most)
            largest = np.abs(model.parameters[name]).max(1 if axis == 'row' else 0)
            off = np.abs(model.parameters[name] - exact.parameters[name]).mean(1 if axis == 'row' else 0)
            self.assertTrue((off <= largest / most + 1e-9).all(), name)

    def test_fixture_agrees_with_annotation(self):
        made = layers(self.exact, 0, 1)
        for sentence in made['sentences']:
            length = len(sentence['forms'])
            self.assertEqual(len(sentence['transitions']), 2 * length)
            self.assertEqual(sentence['heads'].count(0), 1)
            self.assertEqual(len(sentence['final']), length + 1)
            self.assertIsNone(sentence['transitions'][0]['scores'])


class Words(unittest.TestCase):
    def test_shape(self):
        cases = {'Moscow': 'Xx', 'U.S.': 'X.X.', 'G20': 'Xd', '2,000': 'd,d', 'São': 'Xux', "Lavrov's": "Xx'x", 'a-b-c-d-e': 'x-x-x-'}
        self.assertEqual({form: shape(form) for form in cases}, cases)

    def test_normalize(self):
        self.assertEqual(normalize('COVID-19'), 'covid-00')


class Overlap(unittest.TestCase):
    def test_scored_sentences_are_left_out(self):
        self.assertEqual(without(SENTENCES, SENTENCES[:1], least=4), SENTENCES[1:])
        self.assertEqual(without(SENTENCES, SENTENCES[:1], least=5), SENTENCES)


class Faults(unittest.TestCase):
    def test_sound_and_faulty(self):
        tags = {tag for s in SENTENCES for tag in s.tags}
        relations = {r for s in SENTENCES for r in s.relations}
        sound = SENTENCES[0]
        self.assertEqual(faults(sound, tags, relations), [])
        self.assertIn('expected one root, found 2', faults(sound._replace(heads=[1, -1, -1, 1]), tags, relations))
        self.assertIn('the heads form a cycle', faults(sound._replace(heads=[2, -1, 0, 1]), tags, relations))
        self.assertTrue(any('nsub ' in m for m in faults(sound._replace(relations=['nsub', 'root', 'obj', 'punct']), tags, relations)))


if __name__ == '__main__':
    unittest.main()
