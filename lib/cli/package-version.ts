import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this package: the nearest one with a package.json, whether it runs from its source or from its build. */
export function packageFolder(folder: string = __dirname): string {
  const above = dirname(folder);
  return existsSync(join(folder, 'package.json')) || above === folder ? folder : packageFolder(above);
}

/** The version of this package. */
export function packageVersion(folder: string = __dirname): string {
  const file = join(packageFolder(folder), 'package.json');
  return existsSync(file) ? String(JSON.parse(readFileSync(file, 'utf8')).version) : '0.0.0';
}
