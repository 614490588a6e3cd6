import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const root = join(__dirname, '..');

/** The objects of main.ts for a release, as `npm run synth` writes them. */
export function synthesizeShop(release: string): readonly unknown[] {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-pods-'));
  try {
    const env = { ...process.env, CDK8S_OUTDIR: outdir, CDK8S_PODS_KUBERNETES: release };
    execFileSync(process.execPath, ['scripts/run.cjs', 'main.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const texts = readdirSync(outdir)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(join(outdir, name), 'utf8'));
    return texts.flatMap((text) =>
      parseAllDocuments(text, { version: '1.1' }).map((document): unknown => document.toJSON()),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
