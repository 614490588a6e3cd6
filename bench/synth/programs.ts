import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const project = resolve(__dirname, '..', '..');

/** The two programs that run as children, as compiled code. */
export interface Programs {
  readonly stock: string;
  readonly ours: string;
}

/** Bundles each with the project's own files; packages are found from there, as in a program of a user. */
export function bundled(): Programs {
  const outdir = join(project, 'build', 'bench', 'synth');
  buildSync({
    entryPoints: [join(__dirname, 'stock.ts'), join(__dirname, 'ours.ts')],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    outdir,
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  });
  return { stock: join(outdir, 'stock.cjs'), ours: join(outdir, 'ours.cjs') };
}
