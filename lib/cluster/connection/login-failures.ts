import { withoutCredentials } from '../../findings/secrecy/described';
import { own } from '../../values/own';
import { ClusterError } from '../cluster-error';
import { errorText } from './error-text';

/** Why the official client is not there. */
export function importFailure(error: unknown): unknown {
  const { code, message: names } = errorText(error);
  if (!/MODULE_NOT_FOUND$/.test(code) || !names.includes('@kubernetes/client-node')) return error;
  const message = 'package @kubernetes/client-node is missing; install it: npm install @kubernetes/client-node@1';
  return new ClusterError({ reason: 'ClientMissing', message });
}

/** A kubeconfig that cannot be used. What its reader says may quote it, tokens included: only its reasons are passed on. */
export function kubeconfigFailure(what: string, error?: unknown): ClusterError {
  const message = error === undefined ? what : `${what} ${problemOf(error)}`;
  return new ClusterError({ reason: 'InvalidKubeconfig', message });
}

function problemOf(error: unknown): string {
  const { name, code, message } = errorText(error);
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES') return 'cannot be read: permission denied';
  if (code === 'EISDIR') return 'is a folder; set a file';
  const line = Number(own(own(error, 'mark'), 'line'));
  if (name === 'YAMLException') return `is not valid YAML${Number.isNaN(line) ? '' : ` (line ${line + 1})`}`;
  // What the client itself finds: `contexts[0].context.cluster is missing`.
  const missing = /^(?:cluster|user|context)s\[\d+\][\w.]* is missing$/.exec(message)?.[0];
  return missing === undefined ? 'is not a kubeconfig' : `is not valid: ${missing}`;
}

/** Why credentials could not be had. An exec plugin may have printed a token, and its parser quotes that. */
export function loginFailure(error: unknown, user: string, command: string | undefined): ClusterError {
  return new ClusterError({ reason: 'LoginFailed', message: `user "${user}": ${whyNoLogin(error, command)}` });
}

function whyNoLogin(error: unknown, command: string | undefined): string {
  const { name, code, message } = errorText(error);
  const path = String(own(error, 'path') ?? '');
  if (message.startsWith('HTTP protocol is not allowed')) {
    return 'its server has an http: URL; set insecure-skip-tls-verify: true for a server without TLS, or an https: URL';
  }
  if (command !== undefined && code === 'ENOENT' && String(own(error, 'syscall')).startsWith('spawn')) {
    return `exec plugin "${command}" is not installed; install it, or correct the command in the kubeconfig`;
  }
  if (code !== '' && path !== '') return `cannot read "${path}" (${code})`;
  if (command === undefined) return 'its credentials in the kubeconfig cannot be used';
  if (name === 'SyntaxError' || name === 'TypeError') return `exec plugin "${command}" printed no ExecCredential`;
  return `exec plugin "${command}" failed: ${withoutCredentials(firstLines(message))}`;
}

/** An error of a program, in one line. */
function firstLines(text: string): string {
  const line = text
    .trim()
    .split(/\s*\n\s*/)
    .slice(0, 3)
    .join('; ');
  return line === '' ? 'it printed nothing' : line.slice(0, 300);
}
