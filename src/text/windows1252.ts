// The thirty-two signs that Windows-1252 has where Unicode has control characters: 0x80 is "€", 0x92 is "’".
//
// Old feeds write `&#146;` for an apostrophe, and a page in Windows-1252 that is read as Latin-1 has U+0092 there. The five unused places
// hold themselves. (The table is that of the HTML standard, section 13.2.5.80.)

export const windows1252: readonly string[] = [
  ...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f', // 0x80 to 0x8f
  ...'\u0090‘’“”•–—˜™š›œ\u009džŸ', // 0x90 to 0x9f
];
