import { type Entry, type Expression, evaluate, type Item, type ObjectExpression, visit } from './expression';
import type { Identifiers } from './identifiers';
import type { Statement } from './statement';

/** Statements that belong together: a workload with the Services in front of it, or one object. */
export interface Group {
  /** The name of the object, which names of its constants begin with. */
  readonly name: string;
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
  const repeated = repeatedLabels(groups);
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
      if (!repeated.has(key)) return undefined;
      let constant = known.get(key);
      if (constant === undefined) {
        constant = { name: identifiers.take(`${group.name} labels`), value: { ...labels, isLabels: false } };
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
  for (const { expression } of statements) {
    visit(expression, (one) => {
      if (one.type !== 'scalar' || one.isPort !== true || typeof one.value !== 'number') return;
      counts.set(one.value, (counts.get(one.value) ?? 0) + 1);
    });
  }
  const repeated = [...counts].filter(([, count]) => count > 1).map(([port]) => port);
  return new Map(
    repeated.map((port) => {
      const words = repeated.length === 1 ? `${name} port` : `${name} port ${port}`;
      return [port, { type: 'name', name: identifiers.take(words), value: port }];
    }),
  );
}

function repeatedLabels(groups: readonly Group[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { statements } of groups) {
    for (const { expression } of statements) {
      visit(expression, (one) => {
        if (isLabels(one)) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
      });
    }
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key));
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
