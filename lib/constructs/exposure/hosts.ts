import { dns1123Subdomain } from '../../kubernetes/names';
import { arrayOf, type Check, type Problem, string } from '../../values/check';
import { isToken } from '../../values/token';

/** A host name, whose first label may stand for any: what Ingresses and routes of the Gateway API take. */
export const host: Check = (value) => {
  if (typeof value !== 'string' || isToken(value)) return string(value);
  const [problem] = dns1123Subdomain(value.replace(/^\*\./, ''));
  if (problem !== undefined) return { path: '', message: ` must be a host name, such as "shop.example": ${problem}` };
  if (!/^\d+(\.\d+){3}$/.test(value)) return undefined;
  return {
    path: '',
    message: ` must be a host name, got the address ${JSON.stringify(value)}; set a name that it has in DNS`,
  };
};

/** Host names, one at least: without any, requests for all hosts would be taken. */
export const hosts: Check = (value) => {
  if (Array.isArray(value) && value.length === 0) {
    return { path: '', message: ' is empty, which would take requests for all hosts; set a host name' };
  }
  return arrayOf(host)(value) ?? unlessTwice(value);
};

/** Host names of a route, of which the Gateway API has at most 16. */
export const hostsOfRoute: Check = (value) =>
  Array.isArray(value) && value.length > mostHosts
    ? { path: '', message: ` must be at most ${mostHosts} for a route, got ${value.length}; add another route` }
    : hosts(value);

const mostHosts = 16;

function unlessTwice(values: unknown): Problem | undefined {
  const list: readonly unknown[] = Array.isArray(values) ? values : [];
  const at = list.findIndex((value, index) => list.indexOf(value) !== index);
  if (at === -1) return undefined;
  return { path: `[${at}]`, message: `: duplicate ${JSON.stringify(list[at])}; remove one of them` };
}

const path: Check = (value) => {
  if (typeof value !== 'string' || isToken(value)) return string(value);
  if (!value.startsWith('/'))
    return {
      path: '',
      message: ` must start with "/", got ${JSON.stringify(value)}; set ${JSON.stringify(`/${value}`)}`,
    };
  const wrong = /\/\/|\/\.\.?(\/|$)|%2f|#/i.exec(value)?.[0];
  return wrong === undefined
    ? undefined
    : { path: '', message: ` must not contain ${JSON.stringify(wrong)}, got ${JSON.stringify(value)}; remove it` };
};

/** Beginnings of paths, one at least. */
export const paths: Check = (value) =>
  Array.isArray(value) && value.length === 0
    ? { path: '', message: ' is empty, so that nothing is routed; set "/", or remove it' }
    : (arrayOf(path)(value) ?? unlessTwice(value));

/** Beginnings of paths of a route, of which the Gateway API has at most 128. */
export const pathsOfRoute: Check = (value) =>
  Array.isArray(value) && value.length > mostRules * matchesOfRule
    ? {
        path: '',
        message: ` must be at most ${mostRules * matchesOfRule} for a route, got ${value.length}; add another route`,
      }
    : paths(value);

const mostRules = 16;

/** The most matches of one rule in all releases of the Gateway API; from 1.2 it may have more. */
export const matchesOfRule = 8;
