import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const cdk8s = resolve(__dirname, '../../node_modules/.bin/cdk8s');

/** The environment of commands in a stock project: the CLI asks nobody for upgrades. */
export const stockEnvironment: NodeJS.ProcessEnv = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };

/**
 * Makes an untouched `cdk8s init typescript-app` project in a new folder and installs its dependencies.
 *
 * The last steps of `init` download the Kubernetes schemas for `cdk8s import`; where that fails, the project is
 * complete but for `imports/`, which its own main.ts does not use.
 * @throws Error when the project or its dependencies are missing, with what `init` said
 * @see https://cdk8s.io/docs/latest/cli/init/
 */
export function makeStockProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const init = spawnSync(cdk8s, ['init', 'typescript-app'], { cwd: folder, encoding: 'utf8', env: stockEnvironment });
  const complete = ['main.ts', 'tsconfig.json', 'node_modules/.bin/tsc', 'node_modules/.bin/cdk8s'];
  const missing = complete.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) {
    throw new Error(`cdk8s init left no ${missing.join(', ')} in ${folder}:\n${init.stdout}\n${init.stderr}`);
  }
}
