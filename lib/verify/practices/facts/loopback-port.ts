/** The loopback ports in a string: `127.0.0.1:8080`, `nc -z localhost 8080`. */
export function loopbackPorts(text: string): readonly number[] {
  if (!/localhost|127\.0\.0\.1|\[::1\]/.test(text)) return [];
  return [...text.matchAll(/(?:localhost|127\.0\.0\.1|\[::1\])[: ](\d{1,5})(?!\d)/g)].map(([, port]) => Number(port));
}
