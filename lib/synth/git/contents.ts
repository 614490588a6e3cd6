import { gitBytes } from './git';

/** The contents of blobs in the repository of a folder; `undefined` where git fails, or lacks one of them. */
export function contentsOfBlobs(folder: string, ids: readonly string[]): readonly Buffer[] | undefined {
  if (ids.length === 0) return [];
  const output = gitBytes(folder, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''));
  const contents: Buffer[] = [];
  // A line with the size is before each content, and a line feed behind it.
  for (let at = 0; output !== undefined && at < output.length; ) {
    const start = output.indexOf('\n', at) + 1;
    const size = / (\d+)\n$/.exec(output.toString('latin1', at, start))?.[1];
    if (size === undefined) return undefined;
    const end = start + Number(size);
    contents.push(output.subarray(start, end));
    at = end + 1;
  }
  return contents.length === ids.length ? contents : undefined;
}
