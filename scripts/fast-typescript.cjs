// `node -r ./scripts/fast-typescript.cjs main.ts` runs a TypeScript program as one bundle of the project's own files.
// Starting is most of what an edit of main.ts costs; file by file, a loader spends twice that on these many small ones.
// The bundle is compiled under the program's name, so what it requires is found from there; packages stay outside it.
// `__dirname` is the program's folder in every file: tools that need their own run under `tsx`.
const { buildSync } = require('esbuild');

process.setSourceMapsEnabled(true);

function bundle(filename) {
  try {
    return buildSync({
      entryPoints: [filename],
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      sourcesContent: false,
      outdir: '.',
      write: false,
      logLevel: 'warning',
    }).outputFiles[0].text;
  } catch {
    process.exit(1); // esbuild has printed why
  }
}

require.extensions['.ts'] = (module, filename) => module._compile(bundle(filename), filename);
