/** Words that cannot be names of variables, and names that a compiled program has already. */
const reserved = [
  'arguments await break case catch class const continue debugger default delete do else enum eval export exports extends',
  'false finally for function if implements import in instanceof interface let module new null package private protected',
  'public require return static super switch this throw true try typeof undefined var void while with yield',
  'Infinity NaN Object Array String Number Boolean Symbol __dirname __filename process console global globalThis',
].flatMap((line) => line.split(' '));

/** Names of variables, each given once. */
export class Identifiers {
  private readonly taken: Set<string>;

  constructor(names: Iterable<string>) {
    this.taken = new Set([...reserved, ...names]);
  }

  /** A name in camel case that is made of some words, with a number behind it where that is taken. */
  take(words: string): string {
    const wanted = camelCase(words);
    let name = wanted;
    for (let count = 2; this.taken.has(name); count += 1) name = `${wanted}${count}`;
    this.taken.add(name);
    return name;
  }

  /** Whether a name can be taken as it is. */
  isFree(words: string): boolean {
    return !this.taken.has(camelCase(words));
  }
}

/** Letters and digits of words as one name: `cartService` of `cart service`. */
function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words
    .map((word, at) => (at === 0 ? lowerStart(word) : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('');
  return /^[A-Za-z]/.test(joined) ? joined : `x${joined}`;
}

/** `configMap` of `ConfigMap`, `hpa` of `HPA`. */
function lowerStart(word: string): string {
  return word.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
}
