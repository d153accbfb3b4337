// Arrays -> one block of memory with all of them in it. WebAssembly sees a single buffer, so everything the kernels touch lies in one.
//
//   const layout = createLayout();
//   const biases = layout.place(new Float32Array([1, 2])); // known now, copied when the buffer is there
//   const vectors = layout.reserve(4096);                  // filled later
//   const memory = openMemory(layout, new ArrayBuffer(layout.size()));
//   memory.floats[biases >> 2] -> 1

/** A place in the memory, in bytes from its start. */
export type Pointer = number;

export interface Layout {
  readonly place: (values: Int16Array | Float32Array | Float64Array) => Pointer;
  readonly reserve: (bytes: number) => Pointer;
  readonly size: () => number;
  /** Copies all that was placed. */
  readonly fill: (buffer: ArrayBuffer) => void;
}

/** Three views of the same bytes. */
export interface Memory {
  readonly floats: Float32Array;
  readonly integers: Int32Array;
  readonly shorts: Int16Array;
}

/** A line of the processor's cache; also more than any view's alignment. */
const ALIGNMENT = 64;

export function createLayout(): Layout {
  const placed: { readonly values: Int16Array | Float32Array | Float64Array; readonly pointer: Pointer }[] = [];
  let size = ALIGNMENT; // Nothing lies at 0, so that a forgotten pointer does not look like a good one.
  const reserve = (bytes: number): Pointer => {
    const pointer = size;
    size += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return pointer;
  };
  return {
    reserve,
    place: (values) => {
      const pointer = reserve(values.byteLength);
      placed.push({ values, pointer });
      return pointer;
    },
    size: () => size,
    fill: (buffer) => {
      for (const { values, pointer } of placed) {
        new Uint8Array(buffer, pointer).set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      }
      placed.length = 0;
    },
  };
}

export function openMemory(layout: Layout, buffer: ArrayBuffer): Memory {
  layout.fill(buffer);
  return { floats: new Float32Array(buffer), integers: new Int32Array(buffer), shorts: new Int16Array(buffer) };
}
