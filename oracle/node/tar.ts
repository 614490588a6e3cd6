/** An entry of a tar archive: a directory where it has no content, a hard link where it has a target. */
export interface Entry {
  readonly path: string;
  readonly mode: number;
  readonly content?: Buffer;
  readonly linkTo?: string;
}

/** A tar archive, owned by root and without times, so that the same entries give the same bytes. */
export function tar(entries: readonly Entry[]): Buffer {
  return Buffer.concat([...entries.flatMap(blocks), Buffer.alloc(1024)]);
}

function blocks(entry: Entry): readonly Buffer[] {
  const { content } = entry;
  if (content === undefined) return [header(entry)];
  return [header(entry), content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}

/** A header in the ustar format. */
function header({ path, mode, content, linkTo }: Entry): Buffer {
  const block = Buffer.alloc(512);
  const [prefix, name] = split(path);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  block.write(name, 0);
  block.write(octal(mode, 8) + octal(0, 8) + octal(0, 8), 100);
  block.write(octal(content?.length ?? 0, 12) + octal(0, 12), 124);
  block.write(' '.repeat(8), 148);
  block.write(linkTo !== undefined ? '1' : content === undefined ? '5' : '0', 156);
  block.write(linkTo ?? '', 157);
  block.write('ustar\x0000', 257);
  block.write(prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 7)} `, 148);
  return block;
}

/** A path in the two fields of a header: at most 155 characters before a slash, and 100 after it. */
function split(path: string): readonly [string, string] {
  if (path.length <= 100) return ['', path];
  const at = path.indexOf('/', path.length - 101);
  if (at < 0 || at > 155) throw new Error(`path too long for a tar archive: ${path}`);
  return [path.slice(0, at), path.slice(at + 1)];
}
