// Loaded into the programs that `cdk8s-pods synth --watch` starts before the next edit (node --require): loads the packages
// that the last run has loaded, which is most of what a run takes, and waits. The file descriptor 3 ends when it is to go
// on; without the file CDK8S_PODS_AHEAD.go then, whoever started it has gone, and so does it.
const { existsSync, fstatSync, readFileSync, readSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const ahead = process.env.CDK8S_PODS_AHEAD;
if (ahead !== undefined && isMainThread && isOpen(3)) {
  for (const file of packageFiles()) load(file);
  readSync(3, Buffer.alloc(1));
  if (!existsSync(`${ahead}.go`)) process.exit();
}

function packageFiles() {
  return existsSync(ahead) ? readFileSync(ahead, 'utf8').split('\n').filter(Boolean) : [];
}

function load(file) {
  try {
    require(file);
  } catch {
    // The program will say so.
  }
}

function isOpen(descriptor) {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}
