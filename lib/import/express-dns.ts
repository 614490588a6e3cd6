import { own } from '../values/own';
import { type Call, type Entry, literal } from './expression';
import { helperCall } from './helper-calls';

/** Entries of /etc/hosts as a call of `hostAliases`, to spread. */
export function hostAliasesExpression(value: unknown): Call | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value.map((alias): Entry => {
    const names = own(alias, 'hostnames');
    const [only] = Array.isArray(names) && names.length === 1 ? names : [names];
    return { key: String(own(alias, 'ip')), value: literal(only), from: [] };
  });
  return helperCall('hostAliases', [{ type: 'object', entries }], { hostAliases: value });
}
