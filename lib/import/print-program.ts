import type { GroupWithConstants } from './constants';
import { type Expression, visit } from './expression';
import { helperNames } from './helper-calls';
import { lineWidth, printExpression } from './print-expression';
import type { Statement } from './statement';

/** A chart of the program, with what is in it. */
export interface PrintedChart {
  readonly variable: string;
  readonly expression: Expression;
  /** The chart that is applied before it, where one is. */
  readonly dependency?: string | undefined;
  readonly groups: readonly GroupWithConstants[];
}

/** What a program is besides its charts. */
export interface ProgramOptions {
  /** Whether the target release accepts all objects. */
  readonly isValid: boolean;
  /** Comments at the top. */
  readonly header: readonly string[];
}

/**
 * The text of a program: imports, the app, each chart with its objects, and the synthesis. The app is a `GitOpsApp`, as
 * kubectl does not read every string as cdk8s' own `App` writes it; it does not verify where an object is not valid.
 */
export function printProgram(charts: readonly PrintedChart[], { isValid, header }: ProgramOptions): string {
  const paragraphs = [
    isValid ? 'const app = new GitOpsApp();' : unverifiedApp,
    ...charts.flatMap(({ variable, expression, dependency, groups }) => [
      declaration(variable, expression) +
        (dependency === undefined ? '' : `\n${variable}.addDependency(${dependency});`),
      ...groups.flatMap(printGroup),
    ]),
    'app.synth();',
  ];
  const top = header.length === 0 ? '' : `${header.join('\n')}\n\n`;
  return `${top}${imports(charts)}\n${paragraphs.join('\n\n')}\n`;
}

const unverifiedApp = `// Without this option, the objects that are not valid would be errors.
const app = new GitOpsApp({ verify: false });`;

/** The paragraphs of a group: its comments, its constants, and its statements; what is attached to one follows it directly. */
function printGroup({ constants, statements: [head, ...others] }: GroupWithConstants): readonly string[] {
  if (head === undefined) return [];
  const declared = constants.map(({ name, value }) => declaration(name, value));
  const paragraphs: string[][] = [[...head.before, ...declared, printStatement({ ...head, before: [] })]];
  for (const statement of others) {
    const last = paragraphs.at(-1);
    if (statement.isAttached === true && last !== undefined) last.push(printStatement(statement));
    else paragraphs.push([printStatement(statement)]);
  }
  return paragraphs.map((lines) => lines.join('\n'));
}

function printStatement({ expression, variable, before, after }: Statement): string {
  const text =
    variable === undefined
      ? `${printExpression(expression, { indent: 0, column: 0, behind: 1 })};`
      : declaration(variable, expression);
  return [...before, text, ...after].join('\n');
}

function declaration(name: string, expression: Expression): string {
  const start = `const ${name} = `;
  return `${start}${printExpression(expression, { indent: 0, column: start.length, behind: 1 })};`;
}

const cdk8sNames: readonly string[] = ['ApiObject', 'Chart', 'JsonPatch'];
const ownNames: readonly string[] = ['GitOpsApp', 'Workload', 'expose', ...helperNames];

/** Names that variables of the program must not have. */
export const importedNames: readonly string[] = [...cdk8sNames, ...ownNames, 'app'];

/** The imports of what the program calls. */
function imports(charts: readonly PrintedChart[]): string {
  const called = new Set(['GitOpsApp']);
  const see = (one: Expression) => {
    if (one.type === 'call') called.add(one.callee.replace(/^new /, '').replace(/^JsonPatch\..*/, 'JsonPatch'));
  };
  for (const { expression, groups } of charts) {
    visit(expression, see);
    for (const { statements } of groups) for (const statement of statements) visit(statement.expression, see);
  }
  const used = (names: readonly string[]) => names.filter((name) => called.has(name)).sort(byLetters);
  return [importOf(used(cdk8sNames), 'cdk8s'), importOf(used(ownNames), 'cdk8s-pods')].join('');
}

function importOf(names: readonly string[], from: string): string {
  if (names.length === 0) return '';
  const line = `import { ${names.join(', ')} } from '${from}';\n`;
  return line.length - 1 <= lineWidth
    ? line
    : `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}';\n`;
}

/** As the formatter sorts names: letter by letter, and of one letter, the capital first. */
function byLetters(one: string, other: string): number {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const [left, right] = [one.charAt(at), other.charAt(at)];
    if (left === right) continue;
    const [low, lowRight] = [left.toLowerCase(), right.toLowerCase()];
    return low === lowRight ? (left < right ? -1 : 1) : low < lowRight ? -1 : 1;
  }
  return one.length - other.length;
}
