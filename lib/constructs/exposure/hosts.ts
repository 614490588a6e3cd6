import { dns1123Subdomain } from '../../kubernetes/names';
import { arrayOf, type Check, string } from '../../values/check';
import { isToken } from '../../values/token';

/** A host name, whose first label may stand for any: what Ingresses and routes of the Gateway API take. */
const host: Check = (value) => {
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
  return arrayOf(host)(value);
};

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
    : arrayOf(path)(value);
