// Runs that follow each other, as fast as they can: `<folder> <files as JSON> <how many>`. Reads the files as well, all
// the time, as a deploy tool may: each has one of the texts that somebody writes.
import { nodeDisk, unlessGone } from '../disk';
import type { OutputFile } from '../output-file';
import { writeFiles } from '../write-files';

const [outdir = '', own = '[]', times = ''] = process.argv.slice(2);
const files: readonly OutputFile[] = JSON.parse(own);
for (let run = 0; run < Number(times); run += 1) {
  const { changed, unchanged } = writeFiles({ outdir, files });
  if (changed.length + unchanged.length !== files.length) throw new Error('files were left out');
  for (const { path } of files) {
    const text = unlessGone(() => nodeDisk.read(`${outdir}/${path}`))?.toString();
    if (text !== undefined && !/^(\w)\1*\n$/.test(text)) throw new Error(`${path} was half of one and half of another`);
  }
}
