import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of this package, whether it runs from its source or from its build, which is deeper. */
export function packageVersion(folder: string = __dirname): string {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return String(JSON.parse(readFileSync(file, 'utf8')).version);
  const above = dirname(folder);
  return above === folder ? '0.0.0' : packageVersion(above);
}
