import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { build, releaseOf, versions } from '../oracle/api-server/build';
import { type Input, inputFile } from './input';
import { kinds } from './kinds';

/**
 * Writes the input file of a release from that release's own API server: `node -r tsx/cjs generate/new-input.ts 1.38`,
 * once oracle/api-server/versions.txt has a patch release of it. Descriptions are left out.
 */
function main(release: string | undefined): void {
  const version = versions().find((each) => releaseOf(each) === release);
  if (release === undefined || version === undefined) {
    throw new Error(`no release ${release} in oracle/api-server/versions.txt: ${versions().map(releaseOf).join(', ')}`);
  }
  const said = execFileSync(build('podcheck', version), ['-openapi'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const all: Input['definitions'] = JSON.parse(said, (key, value) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  );
  const definitions = Object.fromEntries([...reached(all)].sort().map((name) => [name, all[name]]));
  writeFileSync(inputFile(release), `${JSON.stringify(definitions, null, 1)}\n`);
}

/** The kinds, and all that they refer to. */
function reached(all: Input['definitions']): ReadonlySet<string> {
  const names = new Set(kinds.map(({ definition }) => definition));
  for (const name of names) {
    for (const [, ref = ''] of JSON.stringify(all[name] ?? {}).matchAll(/"\$ref":"([^"]+)"/g)) names.add(ref);
  }
  return names;
}

main(process.argv[2]);
