/** Labels as `kubectl` writes them: `app=web, tier=front`. */
export function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? 'no labels' : pairs.join(', ');
}
