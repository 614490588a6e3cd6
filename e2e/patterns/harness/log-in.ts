import { fetchFrom } from './fetch';

/**
 * Follows the redirects of a URL as a browser does that has no session, and returns the header with its cookies.
 * @throws Error where that does not end with an answer of 200.
 */
export async function logIn(url: string): Promise<{ readonly Cookie: string }> {
  const cookies = new Map<string, string>();
  const header = () => ({ Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  let next = new URL(url);
  for (let redirects = 0; redirects < 10; redirects += 1) {
    const { status, headers } = await fetchFrom(next.href, { headers: header() });
    for (const line of [headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    if (status === 200) return header();
    if (typeof headers.location !== 'string') throw new Error(`${next.origin}${next.pathname} answered ${status}`);
    next = new URL(headers.location, next);
  }
  throw new Error(`${url} redirects without an end`);
}
