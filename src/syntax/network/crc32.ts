// Bytes -> their CRC-32, the checksum of zlib, gzip and PNG.
//
//   crc32(utf8('123456789')) -> 0xcbf43926

const table = new Uint32Array(256).map((_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

export function crc32(bytes: Uint8Array): number {
  let checksum = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) checksum = table[(checksum ^ bytes[i]!) & 0xff]! ^ (checksum >>> 8);
  return ~checksum >>> 0;
}
