import fc from 'fast-check';
import { block, directive, literal, printDirectives } from './directives';

test('prints directives and blocks, quoting only what nginx would not read as one word', () => {
  const printed = printDirectives([
    directive('pid', '/tmp/nginx.pid'),
    block('server', [], [directive('listen', 8443, 'ssl'), directive('add_header', 'X-A', 'a "b"; \\ {}', 'always')]),
    block('map', ['$a', '$b'], [directive('~^[0-9]{2,}$', ''), directive('default', '#')]),
  ]);
  expect(printed).toBe(
    [
      'pid /tmp/nginx.pid;',
      'server {',
      '    listen 8443 ssl;',
      '    add_header X-A "a \\"b\\"; \\\\ {}" always;',
      '}',
      'map $a $b {',
      '    "~^[0-9]{2,}$" "";',
      '    default "#";',
      '}',
      '',
    ].join('\n'),
  );
});

test.each(['a\nb', 'a\rb', 'a\tb', '\u0000', '\u007f'])('refuses the control character in %j', (value) => {
  expect(() => printDirectives([directive('return', 200, value)])).toThrow(
    `nginx: return must not contain control characters, got ${JSON.stringify(value)}`,
  );
});

test('takes the variable out of a literal text', () => {
  expect(literal('$host and $')).toBe('${literal_dollar}host and ${literal_dollar}');
});

test('no value, whatever is in it, becomes more than the one word that it is', () => {
  const value = fc.string({ unit: fc.constantFrom(...'a$ {};"\'\\#()<>~^*=|,+%@?&!-./:'.split('')), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (args) => {
      expect(words(printDirectives([directive('name', ...args)]))).toEqual([['name', ...args]]);
    }),
  );
});

/** Reads directives as nginx does (ngx_conf_read_token), without blocks. */
function words(config: string): string[][] {
  const read: string[][] = [];
  let line: string[] = [];
  let rest = config;
  while (rest.trim() !== '') {
    rest = rest.trimStart();
    const [token] = /^"(?:[^"\\]|\\.)*"|^'(?:[^'\\]|\\.)*'|^;|^(?:[^\s;{\\]|\\.)+/.exec(rest) ?? [];
    if (token === undefined) throw new Error(`cannot read ${rest}`);
    rest = rest.slice(token.length);
    if (token === ';') {
      read.push(line);
      line = [];
    } else {
      const quoted = token.startsWith('"') || token.startsWith("'");
      line.push((quoted ? token.slice(1, -1) : token).replaceAll(/\\(["'\\])/g, '$1'));
    }
  }
  return read;
}
