// The seven kernels in AssemblyScript: TypeScript's syntax, compiled to WebAssembly by `scripts/build-kernels.mjs`.
// What each must compute is written in ../kernels.ts, and once more, plainly, in ../plain.ts.
//
// A v128 is a register of 128 bits: 8 short integers, or 4 integers or floats.

/** Four rows at a time: each weight is read once and used four times. Then the rows that are left. */
export function multiply(
  input: usize, inputStride: usize, count: i32,
  weights: usize, rows: i32, columns: i32,
  output: usize, outputStride: usize,
): void {
  const length = <usize>rows * 2; // bytes of an input row
  const panel = length * 8; // bytes of the weights of 8 columns
  const blocks = count >> 2;
  if (blocks > 0) {
    for (let column = 0, w = weights; column < columns; column += 8, w += panel) {
      let i = input;
      let o = output + <usize>column * 4;
      for (let block = 0; block < blocks; block++) {
        fourRows(i, inputStride, length, w, o, outputStride);
        i += inputStride * 4;
        o += outputStride * 4;
      }
    }
  }
  for (let row = blocks * 4; row < count; row++) {
    const i = input + <usize>row * inputStride;
    let o = output + <usize>row * outputStride;
    let w = weights;
    let column = 0;
    for (; column + 32 <= columns; column += 32) {
      oneRowFourPanels(i, length, w, panel, o);
      w += panel * 4;
      o += 128;
    }
    for (; column < columns; column += 8) {
      oneRow(i, length, w, o);
      w += panel;
      o += 32;
    }
  }
}

// A panel holds, for each pair of inputs, 8 columns x 2 weights. One dot instruction multiplies 4 columns' pairs by one pair of inputs
// (spread over the register) and adds the two products of each column.

// @ts-ignore: decorator
@inline
function add(sum: v128, inputs: v128, weights: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(inputs, weights));
}

// @ts-ignore: decorator
@inline
function fourRows(a: usize, stride: usize, length: usize, w: usize, o: usize, outputStride: usize): void {
  const b = a + stride;
  const c = b + stride;
  const d = c + stride;
  let a0 = i32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
  for (let k: usize = 0; k < length; k += 4) {
    const low = v128.load(w);
    const high = v128.load(w, 16);
    const ak = v128.load32_splat(a + k);
    a0 = add(a0, ak, low);
    a1 = add(a1, ak, high);
    const bk = v128.load32_splat(b + k);
    b0 = add(b0, bk, low);
    b1 = add(b1, bk, high);
    const ck = v128.load32_splat(c + k);
    c0 = add(c0, ck, low);
    c1 = add(c1, ck, high);
    const dk = v128.load32_splat(d + k);
    d0 = add(d0, dk, low);
    d1 = add(d1, dk, high);
    w += 32;
  }
  v128.store(o, a0);
  v128.store(o, a1, 16);
  o += outputStride;
  v128.store(o, b0);
  v128.store(o, b1, 16);
  o += outputStride;
  v128.store(o, c0);
  v128.store(o, c1, 16);
  o += outputStride;
  v128.store(o, d0);
  v128.store(o, d1, 16);
}

/** Eight sums at once, because a sum must wait for the one before it, but not for its neighbours. */
// @ts-ignore: decorator
@inline
function oneRowFourPanels(a: usize, length: usize, p: usize, panel: usize, o: usize): void {
  let q = p + panel;
  let r = q + panel;
  let s = r + panel;
  let p0 = i32x4.splat(0), p1 = p0, q0 = p0, q1 = p0, r0 = p0, r1 = p0, s0 = p0, s1 = p0;
  for (const end = a + length; a < end; a += 4) {
    const ak = v128.load32_splat(a);
    p0 = add(p0, ak, v128.load(p));
    p1 = add(p1, ak, v128.load(p, 16));
    q0 = add(q0, ak, v128.load(q));
    q1 = add(q1, ak, v128.load(q, 16));
    r0 = add(r0, ak, v128.load(r));
    r1 = add(r1, ak, v128.load(r, 16));
    s0 = add(s0, ak, v128.load(s));
    s1 = add(s1, ak, v128.load(s, 16));
    p += 32;
    q += 32;
    r += 32;
    s += 32;
  }
  v128.store(o, p0);
  v128.store(o, p1, 16);
  v128.store(o, q0, 32);
  v128.store(o, q1, 48);
  v128.store(o, r0, 64);
  v128.store(o, r1, 80);
  v128.store(o, s0, 96);
  v128.store(o, s1, 112);
}

// @ts-ignore: decorator
@inline
function oneRow(a: usize, length: usize, w: usize, o: usize): void {
  let low = i32x4.splat(0);
  let high = low;
  for (const end = a + length; a < end; a += 4) {
    const ak = v128.load32_splat(a);
    low = add(low, ak, v128.load(w));
    high = add(high, ak, v128.load(w, 16));
    w += 32;
  }
  v128.store(o, low);
  v128.store(o, high, 16);
}

// @ts-ignore: decorator
@inline
function scaled(sums: v128, scales: usize, biases: usize): v128 {
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sums), v128.load(scales)), v128.load(biases));
}

// @ts-ignore: decorator
@inline
function relu(values: v128): v128 {
  return f32x4.max(values, f32x4.splat(0));
}

// @ts-ignore: decorator
@inline
function whole(values: v128, factor: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.floor(f32x4.add(f32x4.mul(values, factor), f32x4.splat(0.5))));
}

// Signed on both sides: narrowing as unsigned would turn every negative number into 0, and cost points without an error.
// @ts-ignore: decorator
@inline
function storeRounded(target: usize, low: v128, high: v128, factor: v128): void {
  v128.store(target, i16x8.narrow_i32x4_s(whole(low, factor), whole(high, factor)));
}

export function scale(values: usize, stride: usize, count: i32, columns: i32, scales: usize, biases: usize): void {
  const bytes = <usize>columns * 4;
  for (let row = 0; row < count; row++) {
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(values + at, scaled(v128.load(values + at), scales + at, biases + at));
    }
    values += stride;
  }
}

export function round(source: usize, sourceStride: usize, count: i32, columns: i32, factor: f32, target: usize): void {
  const bytes = <usize>columns * 4;
  const factors = f32x4.splat(factor);
  for (let row = 0; row < count; row++) {
    for (let at: usize = 0; at < bytes; at += 32) {
      storeRounded(target, v128.load(source + at), v128.load(source + at, 16), factors);
      target += 16;
    }
    source += sourceStride;
  }
}

export function convolve(records: usize, count: i32, dilation: i32, width: i32, scales: usize, biases: usize, target: usize): void {
  const third = <usize>width * 4;
  const reach = <usize>dilation * 4;
  for (let row = 0; row < count; row++) {
    const before = <usize>load<u32>(records - reach);
    const own = <usize>load<u32>(records) + third;
    const after = <usize>load<u32>(records + reach) + third * 2;
    const vector = own + third * 2;
    const result = target + third * 3;
    for (let at: usize = 0; at < third; at += 16) {
      const sums = i32x4.add(i32x4.add(v128.load(before + at), v128.load(own + at)), v128.load(after + at));
      v128.store(result + at, f32x4.add(v128.load(vector + at), relu(scaled(sums, scales + at, biases + at))));
    }
    records += 4;
    target += third * 4;
  }
}

export function gate(records: usize, count: i32, width: i32): void {
  const third = <usize>width * 4;
  const stride = third * 4;
  const last = records + <usize>(count - 1) * stride;
  for (let at: usize = 0; at < third; at += 16) {
    const forwards = at < third >> 1;
    const step = forwards ? stride : 0 - stride;
    let record = (forwards ? records : last) + at;
    let state = f32x4.splat(0);
    for (let row = 0; row < count; row++) {
      const news = v128.load(record);
      const open = f32x4.min(relu(v128.load(record + third)), f32x4.splat(1));
      state = f32x4.add(f32x4.mul(open, state), f32x4.mul(f32x4.sub(f32x4.splat(1), open), news));
      const vector = record + third * 3;
      v128.store(vector, f32x4.add(v128.load(vector), state));
      record += step;
    }
  }
}

/** 32 columns are kept in registers while the list is gone through. */
export function sumRows(list: usize, count: i32, columns: i32, factor: f32, target: usize): void {
  const factors = f32x4.splat(factor);
  const end = list + <usize>count * 4;
  const bytes = <usize>columns * 4;
  let at: usize = 0;
  for (; at + 128 <= bytes; at += 128) {
    const first = <usize>load<u32>(list) + at;
    let s0 = v128.load(first), s1 = v128.load(first, 16), s2 = v128.load(first, 32), s3 = v128.load(first, 48);
    let s4 = v128.load(first, 64), s5 = v128.load(first, 80), s6 = v128.load(first, 96), s7 = v128.load(first, 112);
    for (let next = list + 4; next < end; next += 4) {
      const row = <usize>load<u32>(next) + at;
      s0 = f32x4.add(s0, v128.load(row));
      s1 = f32x4.add(s1, v128.load(row, 16));
      s2 = f32x4.add(s2, v128.load(row, 32));
      s3 = f32x4.add(s3, v128.load(row, 48));
      s4 = f32x4.add(s4, v128.load(row, 64));
      s5 = f32x4.add(s5, v128.load(row, 80));
      s6 = f32x4.add(s6, v128.load(row, 96));
      s7 = f32x4.add(s7, v128.load(row, 112));
    }
    storeRounded(target, relu(s0), relu(s1), factors);
    storeRounded(target + 16, relu(s2), relu(s3), factors);
    storeRounded(target + 32, relu(s4), relu(s5), factors);
    storeRounded(target + 48, relu(s6), relu(s7), factors);
    target += 64;
  }
  for (; at < bytes; at += 32) {
    const first = <usize>load<u32>(list) + at;
    let s0 = v128.load(first), s1 = v128.load(first, 16);
    for (let next = list + 4; next < end; next += 4) {
      const row = <usize>load<u32>(next) + at;
      s0 = f32x4.add(s0, v128.load(row));
      s1 = f32x4.add(s1, v128.load(row, 16));
    }
    storeRounded(target, relu(s0), relu(s1), factors);
    target += 16;
  }
}

export function addWeighted(list: usize, weights: usize, count: i32, columns: i32, target: usize): void {
  const end = list + <usize>count * 4;
  const bytes = <usize>columns * 4;
  for (let at: usize = 0; at < bytes; at += 32) {
    let low = v128.load(target + at);
    let high = v128.load(target + at, 16);
    for (let next = list, w = weights; next < end; next += 4, w += 4) {
      const row = <usize>load<u32>(next) + at;
      const weight = v128.load32_splat(w);
      low = f32x4.add(low, f32x4.mul(weight, v128.load(row)));
      high = f32x4.add(high, f32x4.mul(weight, v128.load(row, 16)));
    }
    v128.store(target + at, low);
    v128.store(target + at, high, 16);
  }
}
