import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { bannedIn } from '../test-helpers/banned-phrases';

/** Longer ones do not fit into a line of a log. */
const maxCharacters = 200;

/** Not seen by users. */
const unchecked = /(?:\.test|\.generated)\.ts$|\/(?:generated|testdata)\//;

/** Shell scripts that run in containers: their words are part of manifests, and a change would roll Pods. */
const script = /\$0\b|\$1\b|\ntrap /;

interface Literal {
  readonly line: number;
  readonly text: string;
}

interface Node {
  readonly type?: string;
  readonly span?: { readonly start: number };
  readonly value?: unknown;
  readonly quasis?: readonly { readonly cooked?: string }[];
}

/** The string and template literals of a file, with `…` for what a template inserts; without names of modules and types. */
function literalsIn(source: string): readonly Literal[] {
  // The first statement has a position of its own, which all others are relative to.
  const prefixed = `;${source.replace(/^#!.*/, '')}`;
  const bytes = Buffer.from(prefixed);
  const module = parseSync(prefixed, { syntax: 'typescript', target: 'es2022' });
  const literals: Literal[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, span, value, quasis } = node as Node;
    if (type === 'ImportDeclaration' || type === 'TsLiteralType') return;
    const text =
      type === 'StringLiteral'
        ? value
        : type === 'TemplateLiteral'
          ? quasis?.map(({ cooked }) => cooked).join('…')
          : '';
    if (typeof text === 'string' && text.includes(' ') && span !== undefined) {
      const line = bytes
        .subarray(0, span.start - module.span.start)
        .toString()
        .split('\n').length;
      literals.push({ line, text });
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(module.body);
  return literals;
}

function problemsIn(file: string): readonly string[] {
  const source = readFileSync(join(__dirname, file), 'utf8');
  return literalsIn(source).flatMap(({ line, text }) => {
    if (script.test(text)) return [];
    const longest = Math.max(...text.split('\n').map((part) => part.length));
    const problems = [...bannedIn(text), ...(longest > maxCharacters ? [`${longest} characters: shorten it`] : [])];
    return problems.map((problem) => `lib/${file}:${line}: ${problem} in ${JSON.stringify(text)}`);
  });
}

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !unchecked.test(`/${file}`),
);

test('strings in the source have no banned phrases (test-helpers/banned-phrases.ts) and at most 200 characters', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap(problemsIn)).toEqual([]);
});

test('the scan finds banned phrases and long strings in string and template literals, with their lines', () => {
  const source = "import a from 'there is no';\n\nconst b = 'take it out';\nconst c = `${a} may not ${b}`;\n";
  expect(literalsIn(source)).toEqual([
    { line: 3, text: 'take it out' },
    { line: 4, text: '… may not …' },
  ]);
});
