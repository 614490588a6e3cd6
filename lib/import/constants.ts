import { entryOf } from '../values/entry-of';
import { own } from '../values/own';
import { type Entry, type Expression, evaluate, type Item, type ObjectExpression, visit } from './expression';
import type { Identifiers } from './identifiers';
import type { Statement } from './statement';

/** Statements that belong together: a workload with the Services in front of it, or one object. */
export interface Group {
  /** The name of the object, which names of its constants begin with. */
  readonly name: string;
  /** Whether it is a workload, which labels are named after rather than after other objects. */
  readonly isWorkload: boolean;
  readonly statements: readonly Statement[];
}

/** A constant, and the group that it is declared before. */
export interface Constant {
  readonly name: string;
  readonly value: Expression;
}

/** A group, and the constants that its statements are the first to use. */
export interface GroupWithConstants extends Group {
  readonly constants: readonly Constant[];
}

/** Replaces labels that the program repeats, and port numbers that a group repeats, by constants. */
export function withConstants(groups: readonly Group[], identifiers: Identifiers): readonly GroupWithConstants[] {
  const owners = repeatedLabels(groups);
  const known = new Map<string, Constant>();
  return groups.map((group) => {
    const constants: Constant[] = [];
    const ports = portConstants(group, identifiers);
    const replace = (expression: Expression): Expression | undefined => {
      if (isLabels(expression)) return labelsConstant(expression);
      return expression.type === 'scalar' && expression.isPort === true ? ports.get(expression.value) : undefined;
    };
    const labelsConstant = (labels: ObjectExpression): Expression | undefined => {
      const key = keyOf(labels);
      const owner = owners.get(key);
      if (owner === undefined) return undefined;
      let constant = known.get(key);
      if (constant === undefined) {
        constant = { name: identifiers.take(`${owner} labels`), value: { ...labels, isLabels: false } };
        known.set(key, constant);
        constants.push(constant);
      }
      return { type: 'name', name: constant.name, value: evaluate(labels) };
    };
    const statements = group.statements.map((one) => ({ ...one, expression: mapped(one.expression, replace) }));
    const ofPorts = [...ports.values()].map(({ name, value }) => ({
      name,
      value: { type: 'scalar', value } as Expression,
    }));
    return { ...group, statements, constants: [...constants, ...ofPorts] };
  });
}

interface PortName {
  readonly type: 'name';
  readonly name: string;
  readonly value: number;
}

/** The names of ports that a group has at least twice, by their numbers. */
function portConstants({ name, statements }: Group, identifiers: Identifiers): ReadonlyMap<unknown, PortName> {
  const counts = new Map<number, number>();
  const names = new Map<number, string>();
  const see = (one: Expression) => {
    if (one.type === 'object') addName(evaluate(one), names);
    if (one.type !== 'scalar' || one.isPort !== true || typeof one.value !== 'number') return;
    counts.set(one.value, (counts.get(one.value) ?? 0) + 1);
  };
  for (const { expression } of statements) visit(expression, see);
  const repeated = [...counts].filter(([, count]) => count > 1).map(([port]) => port);
  return new Map(
    repeated.map((port) => {
      const own = names.get(port) ?? String(port);
      const words = repeated.length === 1 ? name : own.startsWith(name) ? own : `${name} ${own}`;
      return [port, { type: 'name', name: identifiers.take(`${words} port`), value: port }];
    }),
  );
}

/** The name of a port of a container, the first of its number. */
function addName(value: unknown, names: Map<number, string>): void {
  const [port, name] = [own(value, 'containerPort'), own(value, 'name')];
  if (typeof port === 'number' && typeof name === 'string' && !names.has(port)) names.set(port, name);
}

/** The labels that are repeated, and the name that their constant begins with: of the first workload that has them. */
function repeatedLabels(groups: readonly Group[]): ReadonlyMap<string, string> {
  const uses = new Map<string, Group[]>();
  for (const group of groups) {
    for (const { expression } of group.statements) {
      visit(expression, (one) => {
        if (isLabels(one)) entryOf(uses, keyOf(one), () => []).push(group);
      });
    }
  }
  const repeated = [...uses].filter(([, users]) => users.length > 1);
  return new Map(
    repeated.map(([key, users]) => [key, (users.find(({ isWorkload }) => isWorkload) ?? users[0])?.name ?? '']),
  );
}

/** Labels with a comment stay where the comment is. */
function isLabels(expression: Expression): expression is ObjectExpression {
  if (expression.type !== 'object' || expression.isLabels !== true) return false;
  return expression.entries.every(({ before = [], after = [] }) => before.length + after.length === 0);
}

function keyOf(labels: ObjectExpression): string {
  return JSON.stringify(Object.entries(evaluate(labels) as object).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** An expression with others in place of parts of it. */
function mapped(expression: Expression, replace: (one: Expression) => Expression | undefined): Expression {
  const other = replace(expression);
  if (other !== undefined) return other;
  const item = <T extends Item | Entry>(one: T): T => ({ ...one, value: mapped(one.value, replace) });
  switch (expression.type) {
    case 'call':
      return { ...expression, args: expression.args.map((arg) => mapped(arg, replace)) };
    case 'list':
      return { ...expression, items: expression.items.map(item) };
    case 'object':
      return { ...expression, entries: expression.entries.map(item) };
    default:
      return expression;
  }
}
