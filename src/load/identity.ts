// Names for documents that were given none.
//
//   contentId('Moscow said no.') -> "text-" and 16 hexadecimal digits, the same for the same text everywhere

/** An id made from the text alone. Not for secrets: two hashes of 32 bits (murmur-like, after "cyrb53"), which browsers can do at once. */
export function contentId(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `text-${(high >>> 0).toString(16).padStart(8, '0')}${(low >>> 0).toString(16).padStart(8, '0')}`;
}

/** "news/monday/talks.txt.gz" -> "talks": the name of a file without folders and endings. */
export function baseName(file: string): string {
  const name = file.replaceAll('\\', '/').replace(/\/+$/, '').split('/').at(-1) ?? file;
  return name.replace(/\.gz$/i, '').replace(/(?<=.)\.(?:txt|text|md|markdown|html?|xhtml|pdf|jsonl|ndjson|csv|tsv)$/i, '');
}

/** For each file its base name; where two files share one, as much of the folders in front as tells them apart. */
export function fileIds(files: readonly string[]): string[] {
  const parts = files.map((file) => [
    ...file
      .replaceAll('\\', '/')
      .split('/')
      .slice(0, -1)
      .filter((part) => part !== '' && part !== '.'),
    baseName(file),
  ]);
  const depths = files.map(() => 1);
  const name = (i: number): string => parts[i]!.slice(-depths[i]!).join('/');
  for (;;) {
    const holders = new Map<string, number[]>();
    for (let i = 0; i < files.length; i += 1) {
      const list = holders.get(name(i));
      if (list === undefined) holders.set(name(i), [i]);
      else list.push(i);
    }
    let deeper = false;
    for (const list of holders.values()) {
      if (list.length === 1) continue;
      for (const i of list) {
        if (depths[i]! >= parts[i]!.length) continue;
        depths[i]! += 1;
        deeper = true;
      }
    }
    if (!deeper) return files.map((_, i) => name(i));
  }
}

/** Hands out each id once: a second "talks" becomes "talks#2". */
export function uniqueIds(): (wanted: string) => string {
  const taken = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    for (let count = taken.get(wanted) ?? 0; taken.has(id); ) {
      count += 1;
      id = `${wanted}#${count}`;
      taken.set(wanted, count);
    }
    taken.set(id, 1);
    return id;
  };
}
