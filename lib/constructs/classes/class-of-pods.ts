import type { Finding } from '../../findings/finding';
import { valueText } from '../../findings/value-text';
import type { PodSpec } from '../../kubernetes/generated/types';
import type { TemplateStep } from '../composition';

/** A class of Pods, by the field that names it. */
export interface ClassOfPods {
  readonly field: 'priorityClassName' | 'runtimeClassName';
  readonly name: string;
  /** What the Pods set to another value than their class: the server rejects them. */
  readonly clash: (spec: PodSpec) => Clash | undefined;
}

/** A field of the Pods that the class decides. */
export interface Clash {
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

/** Gives the Pods of an object a class, unless they have another one. */
export function withClass({ field, name, clash }: ClassOfPods): TemplateStep {
  return (template, path) => {
    const spec: PodSpec | undefined = template.spec;
    if (spec === undefined) return { template, findings: [] };
    const given = spec[field];
    const problem = given !== undefined && given !== name ? otherClass(field, given, name) : clash(spec);
    if (problem !== undefined) return { template, findings: [findingAt(path, problem)] };
    return { template: { ...template, spec: { ...spec, [field]: name } }, findings: [] };
  };
}

function otherClass(field: string, given: string, name: string): Clash {
  return {
    field,
    message: `the Pods have ${valueText(given)} already, not ${valueText(name)}`,
    fix: 'remove one of the two',
  };
}

function findingAt(path: string, { field, message, fix }: Clash): Finding {
  return { code: 'app/class', severity: 'error', field: `${path === '' ? '' : `${path}.`}spec.${field}`, message, fix };
}
