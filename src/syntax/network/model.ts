// A model file -> the parts of the network, each checked to fit the others.
//
//   const model = await loadModel(await readFile('en.bin'));
//   model.header.name; model.tags.names.length; model.context[0].dilation
//
// The network has four parts; `words.ts`, `context.ts`, `tags.ts` and `transitions.ts` run one each:
//
//   word       form -> a vector, from six tables (a static word vector, a trained one, suffixes, prefix, shape) and one layer
//   context    layer by layer, each vector takes in something of its neighbours, or of the whole sentence
//   tags       vector -> part of speech; the answer is added back to the vector
//   parser     vectors -> tree, by a sequence of shifts and arcs

import { ModelError, type ModelFile, type ModelHeader, readModelFile, type TensorEntry } from './model-file.js';

export { type ModelConfig, ModelError, type ModelHeader } from './model-file.js';

export interface SyntaxModel {
  readonly header: ModelHeader;
  /** Joined in this order, the rows of these tables are the input of the word layer. */
  readonly features: readonly Feature[];
  readonly word: Layer;
  readonly context: readonly ContextLayer[];
  readonly tags: Layer & {
    /** "UPOS|XPOS" */
    readonly names: readonly string[];
    /** What a tag adds to the vector of its word, a row a tag. */
    readonly embedding: Table;
  };
  readonly parser: {
    readonly relations: readonly string[];
    /** Products for every position at once: position p owns the columns from p * hidden. */
    readonly positions: Layer;
    /** The vector of a position with no token in it. */
    readonly nobody: Float32Array;
    /** Rows f * (relations + 1) + relation, for child f; the last relation means that there is no such child. */
    readonly childLabels: Table;
    /** Rows d * 8 + bucket, for distance d. */
    readonly distances: Table;
    readonly biases: Float32Array;
    /** Columns: shift, left arc, right arc, then a label for a left arc, then a label for a right arc. */
    readonly output: Layer;
  };
}

/** What the form of a word is looked up in. */
export interface Feature {
  readonly name: FeatureName;
  /** Row of the table for each known string; see `features.ts` for what stands for the unknown. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly table: Table;
}

export type FeatureName = 'vectors' | 'words' | 'suffix3' | 'suffix2' | 'prefix3' | 'shape';
const featureNames: readonly string[] = ['vectors', 'words', 'suffix3', 'suffix2', 'prefix3', 'shape'] satisfies readonly FeatureName[];

/** output = (round(input * inputScale) . weights) * scale + bias: see `kernels/kernels.ts`. */
export interface Layer {
  /** Row-major, rows x columns: a row for each number that comes in, a column for each that goes out. */
  readonly weights: Int8Array;
  readonly rows: number;
  readonly columns: number;
  /** One for each column: brings the sum of whole-number products back to what it stands for. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  /** A power of two; the input times this is rounded to 16 bits. */
  readonly inputScale: number;
}

/** See `context.ts`. `dilation` is how far off the two neighbours are. */
export type ContextLayer = Layer & ({ readonly kind: 'convolution'; readonly dilation: number } | { readonly kind: 'gated' });

/** A matrix of which single rows are looked up. It stays small: a row is spread out only when it is asked for. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  /** Writes row `row` to `target` from `at` on. */
  readonly copyRow: (row: number, target: Float32Array, at: number) => void;
}

/** Checks and opens a model. Rejects with a `ModelError` if the bytes are cut short, foreign, newer, damaged or do not fit together. */
export async function loadModel(bytes: Uint8Array): Promise<SyntaxModel> {
  const file = await readModelFile(bytes);
  const { config } = file.header;
  const { width, hidden, activationScales } = config;
  const tags = readVocabulary(file, 'tags');
  const relations = readVocabulary(file, 'relations');
  if (tags.length === 0) throw new ModelError('model file: there are no tags, expected at least one. Build the model again.');
  if (!relations.includes('root')) {
    throw new ModelError('model file: no relation is called "root", which the top of every tree needs. Build the model again.');
  }
  if (activationScales.context.length !== config.context.length) {
    throw new ModelError(
      `model file: ${config.context.length} context layers with ${activationScales.context.length} scales, expected as many. Build the model again.`,
    );
  }
  // The products of the first layer are kept with the word, which only a convolution allows: see words.ts.
  if (config.context[0]?.kind !== 'convolution') {
    throw new ModelError(
      `model file: the first context layer is ${config.context[0]?.kind}, expected a convolution. Build the model again.`,
    );
  }
  const features = config.features.map((feature) => readFeature(file, feature.name, feature.width));
  const joined = config.features.reduce((sum, feature) => sum + feature.width, 0);
  return {
    header: file.header,
    features,
    word: readLayer(file, 'word', joined, width, activationScales.word),
    context: config.context.map(({ kind, dilation }, i) => {
      const name = `context${i}`;
      const inputScale = activationScales.context[i]!;
      if (kind === 'gated') return { kind, ...readLayer(file, name, width, 2 * width, inputScale) };
      if (dilation < 1)
        throw new ModelError(`model file: context layer ${i} has dilation ${dilation}, expected 1 or more. Build the model again.`);
      return { kind, dilation, ...readLayer(file, name, 3 * width, width, inputScale) };
    }),
    tags: {
      ...readLayer(file, 'tags', width, tags.length, activationScales.tags),
      names: tags,
      embedding: readTable(file, 'tags.embedding', tags.length, width),
    },
    parser: {
      relations,
      positions: readWeights(file, 'parser.weight', width, config.positions.length * hidden, activationScales.parser, noBiases),
      nobody: readFloats(file, 'parser.null', width),
      childLabels: readTable(file, 'parser.childLabels', config.childLabels.length * (relations.length + 1), hidden),
      distances: readTable(file, 'parser.distances', config.distances.length * 8, hidden),
      biases: readFloats(file, 'parser.bias', hidden),
      output: readLayer(file, 'output', hidden, 3 + 2 * relations.length, activationScales.output),
    },
  };
}

// ---- vocabularies

function readVocabulary({ header, payload }: ModelFile, name: string): string[] {
  const entry = header.vocabularies[name];
  if (!entry) throw new ModelError(`model file: there is no vocabulary "${name}". Build the model again, or use a matching demarche.`);
  const { offset, bytes, count } = entry;
  if (!(offset >= 0 && bytes >= 0 && offset + bytes <= payload.length))
    throw outside(`vocabulary "${name}"`, offset, bytes, payload.length);
  const list = count === 0 ? [] : new TextDecoder().decode(payload.subarray(offset, offset + bytes)).split('\n');
  if (list.length !== count) {
    throw new ModelError(`model file: vocabulary "${name}" has ${list.length} lines, expected ${count}. Build the model again.`);
  }
  return list;
}

function readFeature(file: ModelFile, name: string, width: number): Feature {
  if (!featureNames.includes(name)) {
    throw new ModelError(`model file: the feature "${name}" is not known here, only ${featureNames.join(', ')}. Use a newer demarche.`);
  }
  // Row 0 is for ROOT and for nothing; row 1 of the trained tables is for the unknown, which the static vectors have no row for.
  const first = name === 'vectors' ? 1 : 2;
  const list = readVocabulary(file, name);
  const rowOf = new Map<string, number>();
  for (let i = 0; i < list.length; i += 1) rowOf.set(list[i]!, i + first);
  return { name: name as FeatureName, rowOf, table: readTable(file, `embed.${name}`, list.length + first, width) };
}

// ---- tensors

type Values = Int8Array | Int16Array | Float32Array;
interface Tensor {
  readonly entry: TensorEntry;
  readonly values: Values;
  /** As many as the scale axis is long; empty without scales. */
  readonly scales: Float32Array;
}

const kinds = { i8: Int8Array, i16: Int16Array, f32: Float32Array };

function readTensor({ header, payload }: ModelFile, name: string, rows: number, columns: number): Tensor {
  const entry = header.tensors.find((tensor) => tensor.name === name);
  if (!entry) throw new ModelError(`model file: there is no tensor "${name}". Build the model again, or use a matching demarche.`);
  if (entry.shape[0] !== rows || entry.shape[1] !== columns) {
    throw new ModelError(
      `model file: tensor "${name}" is ${entry.shape.join(' x ')}, expected ${rows} x ${columns}. Build the model again.`,
    );
  }
  const slice = <T extends Values>(
    kind: { new (buffer: ArrayBuffer, offset: number, length: number): T; BYTES_PER_ELEMENT: number },
    offset: number,
    length: number,
  ): T => {
    const bytes = length * kind.BYTES_PER_ELEMENT;
    if (!(offset >= 0 && offset + bytes <= payload.length)) throw outside(`tensor "${name}"`, offset, bytes, payload.length);
    if (offset % kind.BYTES_PER_ELEMENT === 0) return new kind(payload.buffer, offset, length);
    return new kind(payload.slice(offset, offset + bytes).buffer, 0, length);
  };
  const scaleCount = entry.scaleAxis === 'row' ? rows : entry.scaleAxis === 'column' ? columns : 0;
  return {
    entry,
    values: slice<Values>(kinds[entry.type], entry.offset, rows * columns),
    scales: scaleCount === 0 ? new Float32Array(0) : slice(Float32Array, entry.scaleOffset ?? -1, scaleCount),
  };
}

function outside(what: string, offset: number, bytes: number, total: number): ModelError {
  return new ModelError(
    `model file: ${what} lies at bytes ${offset} to ${offset + bytes} of a payload of ${total} bytes. The header is wrong: build the model again.`,
  );
}

function readTable(file: ModelFile, name: string, rows: number, columns: number): Table {
  const { values, scales, entry } = readTensor(file, name, rows, columns);
  const { scaleAxis } = entry;
  const copyRow = (row: number, target: Float32Array, at: number): void => {
    for (let i = 0; i < columns; i += 1) {
      const scale = scaleAxis === 'row' ? scales[row]! : scaleAxis === 'column' ? scales[i]! : 1;
      target[at + i] = values[row * columns + i]! * scale;
    }
  };
  return { rows, columns, copyRow };
}

function readFloats(file: ModelFile, name: string, columns: number): Float32Array {
  const floats = new Float32Array(columns);
  readTable(file, name, 1, columns).copyRow(0, floats, 0);
  return floats;
}

const noBiases = '';

function readLayer(file: ModelFile, name: string, rows: number, columns: number, inputScale: number): Layer {
  return readWeights(file, `${name}.weight`, rows, columns, inputScale, `${name}.bias`);
}

function readWeights(file: ModelFile, name: string, rows: number, columns: number, inputScale: number, biasName: string): Layer {
  const { values, scales, entry } = readTensor(file, name, rows, columns);
  if (!(values instanceof Int8Array) || entry.scaleAxis !== 'column') {
    throw new ModelError(
      `model file: tensor "${name}" is ${entry.type} scaled by ${entry.scaleAxis}, expected i8 by column. Build the model again.`,
    );
  }
  return {
    weights: values,
    rows,
    columns,
    // The rounded input was scaled up by a power of two, so this division is exact.
    scales: scales.map((scale) => scale / inputScale),
    biases: biasName === noBiases ? new Float32Array(columns) : readFloats(file, biasName, columns),
    inputScale,
  };
}
