import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { valueText } from '../findings/value-text';
import { nearest } from '../values/nearest';
import { codeOf } from './folder/disk';
import { isInside } from './inside';

const option = '--check';
const variable = 'CDK8S_PODS_CHECK';

/**
 * Whether a synth compares only: what the App says, else whether the program has the argument `--check`, or the
 * environment `CDK8S_PODS_CHECK=1` (for a program that another one starts, as the command `cdk8s` does).
 * @throws Error for a misspelled `--check`, which would otherwise write files. Other
 *   arguments are the program's own.
 */
export function isCheck(said: boolean | undefined): boolean {
  if (said !== undefined) return said;
  const given = process.argv.slice(2);
  for (const argument of given) if (argument !== option) refuseMistyped(argument);
  return given.includes(option) || isSet(process.env[variable] ?? '');
}

function refuseMistyped(argument: string): void {
  const [name = ''] = argument.split('=');
  if (!name.startsWith('-') || nearest(name, [option], 1) === undefined) return;
  throw new Error(
    `unknown argument "${argument}"; did you mean "${option}"? (If it is an argument of your program, set \`check\` of the App.)`,
  );
}

function isSet(value: string): boolean {
  if (value === '1' || value === 'true') return true;
  if (value === '' || value === '0' || value === 'false') return false;
  throw new Error(`${variable} must be 1 or 0, got ${valueText(value)}`);
}

const emptied = new Map<string, boolean>();

/**
 * Whether the command `cdk8s synth` has started this program, and so emptied a folder before: it tells where to write in
 * `CDK8S_OUTDIR`, and whether to record constructs. Looks once, as what the program itself then writes is there later on.
 */
export function isEmptiedByCommand(outdir: string): boolean {
  const { CDK8S_OUTDIR, CDK8S_RECORD_CONSTRUCT_METADATA } = process.env;
  if (CDK8S_OUTDIR === undefined || CDK8S_RECORD_CONSTRUCT_METADATA === undefined) return false;
  const folder = resolve(CDK8S_OUTDIR);
  const isEmptied = emptied.get(folder) ?? isEmpty(folder);
  emptied.set(folder, isEmptied);
  return isEmptied && isInside(outdir, folder);
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}
