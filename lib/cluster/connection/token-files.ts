import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { own } from '../../values/own';
import { kubeconfigFailure } from './login-failures';

/** The tokens that users of a kubeconfig have in files (`tokenFile`), by the names of the users. The official client reads none. */
export function tokensOfFiles(kubeconfig: string): ReadonlyMap<string, string> {
  const users = own(parsed(kubeconfig), 'users');
  const tokens = (Array.isArray(users) ? users : []).flatMap((each) => {
    const [name, path] = [own(each, 'name'), own(own(each, 'user'), 'tokenFile')];
    if (typeof name !== 'string' || typeof path !== 'string' || path === '') return [];
    return [[name, tokenIn(resolve(dirname(kubeconfig), path), kubeconfig)] as const];
  });
  return new Map(tokens);
}

/** The errors of a parser quote the file, and the tokens in it. */
function parsed(kubeconfig: string): unknown {
  const text = readFileSync(kubeconfig, 'utf8');
  try {
    return parse(text);
  } catch {
    throw kubeconfigFailure(`kubeconfig "${kubeconfig}" is not valid YAML`);
  }
}

function tokenIn(file: string, kubeconfig: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw kubeconfigFailure(`kubeconfig "${kubeconfig}": tokenFile`, error);
  }
}
