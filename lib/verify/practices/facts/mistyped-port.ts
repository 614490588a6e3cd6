/**
 * Whether a port number is another one with two digits swapped, or with one digit added or missing after the first one. Ports
 * with another digit, or with one in front, are usually intended: 8081 next to 8080, 18080 for 8080.
 */
export function isMistypedPort(number: number, declared: number): boolean {
  const [written, meant] = [`${number}`, `${declared}`];
  if (written.length !== meant.length) return isOneLess(written, meant) || isOneLess(meant, written);
  const at = [...written].findIndex((digit, position) => digit !== meant[position]);
  return `${written.slice(0, at)}${written[at + 1]}${written[at]}${written.slice(at + 2)}` === meant;
}

/** Whether a string is another one without one of its characters after the first. */
function isOneLess(short: string, long: string): boolean {
  if (short.length < 2 || short[0] !== long[0]) return false;
  return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}
