// Names of places -> the tokens in them. The parser decides by looking at a few tokens, each named by where it is:
//
//   s0 s1 s2   the top of the stack and what is below       b0 b1   the front of the buffer and what comes next
//   s0l s0r    the outermost child of s0 to its left, right  s0l2    the next one on that side
//
// Stack: The foreign minister (foreign and The are children of minister by now); buffer: warned ...
//   s0 = minister, s0l = The, s0l2 = foreign, b0 = warned, s1 = nobody

/** Rows by where they are in the state of the parser; row 0 is nobody. */
export interface Places {
  /** The row at each place, by the place's number. */
  readonly rows: Int32Array;
  /** The number of a place, to be asked once. */
  readonly numberOf: (name: string) => number;
  /** Fills `rows` for a state. */
  readonly look: (stack: Int32Array, depth: number, front: number, root: number, children: Children) => void;
}

/** For each row, the children attached to it last and last but one, on either side: one list for l, r, l2, r2 each. */
export interface Children {
  readonly l: Int32Array;
  readonly r: Int32Array;
  readonly l2: Int32Array;
  readonly r2: Int32Array;
}

const STACK_PLACES = 4;
const BUFFER_PLACES = 3;
/** Below the bottom of the stack lie so many zeros, so that looking down there finds nobody. */
export const STACK_BOTTOM = STACK_PLACES;

type Side = keyof Children;

export function createPlaces(names: readonly string[]): Places {
  const numbers = new Map<string, number>();
  for (let i = 0; i < STACK_PLACES; i += 1) numbers.set(`s${i}`, i);
  for (let i = 0; i < BUFFER_PLACES; i += 1) numbers.set(`b${i}`, STACK_PLACES + i);
  const sides: Record<Side, { readonly place: number; readonly parent: number }[]> = { l: [], r: [], l2: [], r2: [] };
  for (const name of names) {
    if (numbers.has(name)) continue;
    const side = name.slice(2) as Side;
    const place = numbers.size;
    numbers.set(name, place);
    sides[side].push({ place, parent: numbers.get(name.slice(0, 2))! });
  }
  const rows = new Int32Array(numbers.size);
  /** place and parent, one after the other, for each child of a side */
  const flat = (side: Side): Int32Array => Int32Array.from(sides[side].flatMap(({ place, parent }) => [place, parent]));
  const l = flat('l');
  const r = flat('r');
  const l2 = flat('l2');
  const r2 = flat('r2');
  const lookAtChildren = (pairs: Int32Array, children: Int32Array): void => {
    for (let i = 0; i < pairs.length; i += 2) rows[pairs[i]!] = children[rows[pairs[i + 1]!]!]!;
  };
  return {
    rows,
    numberOf: (name) => numbers.get(name)!,
    look: (stack, depth, front, root, children) => {
      for (let i = 0; i < STACK_PLACES; i += 1) rows[i] = stack[depth - 1 - i]!;
      for (let i = 0; i < BUFFER_PLACES; i += 1) rows[STACK_PLACES + i] = front + i <= root ? front + i : 0;
      lookAtChildren(l, children.l);
      lookAtChildren(r, children.r);
      lookAtChildren(l2, children.l2);
      lookAtChildren(r2, children.r2);
    },
  };
}
