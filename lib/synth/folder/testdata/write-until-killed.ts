// A run that ends itself as an operation of the disk begins, or in the middle of writing a file:
// `<folder> <files as JSON> <those of a folder besides> <which operation> <half>`.
import { writeFiles } from '../write-files';
import { failingDisk } from './failing-disk';

const [outdir = '', files = '[]', besides = '{}', at = '', when] = process.argv.slice(2);
let count = 0;
const disk = failingDisk((_, half) => {
  count += 1;
  if (count !== Number(at)) return;
  if (when === 'half') half?.();
  process.kill(process.pid, 'SIGKILL');
});
writeFiles(
  { outdir, files: JSON.parse(files) },
  {
    disk,
    besides: [{ ...JSON.parse(besides), leftovers: () => ['old/pods.json'], mayReplace: () => true }],
  },
);
