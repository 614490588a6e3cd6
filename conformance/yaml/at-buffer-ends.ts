/** Texts that end, or have something in them, where a buffer of kubectl ends. */
export const atBufferEnds: readonly string[] = [
  ...[4095, 4096, 4097, 8192].flatMap((length) => [
    `a: ${'x'.repeat(length - 3)}`,
    `a: ${'x'.repeat(length - 3)}\n`,
    `b: 1\na: ${'x'.repeat(length - 3)}`,
    `b: 1\n# ${'x'.repeat(length - 2)}`,
    `b: 1\n---#${'x'.repeat(length - 4)}`,
    `b: 1\n---#${'x'.repeat(length - 4)}\na: 1\n`,
    `a: "${'x'.repeat(length - 5)}\r\n y"\n`,
    `a: "${'x'.repeat(length - 5)}\r y"`,
    `a: ${'é'.repeat((length - 3) / 2)}`,
    `${' '.repeat(length)}{"a":1}`,
    `${' '.repeat(length)}{a: 1}`,
    `${' '.repeat(length - 3)}{"a":1}{"b":2}`,
    `${'\u2003'.repeat(Math.floor(length / 3))}{a: 1}`,
    `{"a":"${'x'.repeat(length)}"}\n{"b":1}\nc`,
    `{"a":"${'x'.repeat(length)}"}\n---\nb: 1\n`,
  ]),
  // What is behind the end of a document is refused only where it is decoded with that, 512 bytes at a time.
  ...[509, 510, 511, 512, 513, 1023, 1024].flatMap((length) =>
    ['a: 1\n...\n', 'é: 1\n...\n', '\ufeffa: 1\n...\n', 'a: 1\r\n...\r\n', 'a: 1\n... # ', '{a: 1}\n', '... '].flatMap(
      (before) => {
        const filled = `${before}${'é'.repeat(2)}${'x'.repeat(length - Buffer.byteLength(before) - 4)}`;
        return ['\0', '\u0080', '\ufffe'].map((character) => `${filled}${character}`);
      },
    ),
  ),
  ...[508, 509, 510, 511].map((length) => `a: ${'x'.repeat(length - 4)}\n...\n\0`),
  ...[509, 510, 511].map((length) => `a: 1\n...\n${'x'.repeat(length - 9)}€€\0`),
];
