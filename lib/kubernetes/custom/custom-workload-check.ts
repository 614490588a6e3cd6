import { valueText } from '../../findings/value-text';
import {
  arrayOf,
  boolean,
  type Check,
  type Checks,
  object,
  oneOf,
  optional,
  type Problem,
  string,
} from '../../values/check';
import { own } from '../../values/own';
import { knownKind } from '../kinds';
import type { CustomWorkload, LikeKind, TemplateInResource } from './custom-workload';
import { isBeside, wildcardsOf } from './path-pattern';

/** Names with dots between them, `[*]` for the items of a list and `.*` for the entries of a map. */
const patternFormat = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\.\*|\[\*\])*$/;

const pattern: Check = (value) => {
  if (typeof value === 'string' && patternFormat.test(value)) return undefined;
  const example = 'set one such as "spec.template", with [*] for each item of a list, and .* for each entry of a map';
  return { path: '', message: ` must be a field path, got ${valueText(value)}; ${example}` };
};

const text =
  (example: string): Check =>
  (value) => {
    if (typeof value === 'string' && /^[\w./-]+$/.test(value)) return undefined;
    return { path: '', message: ` must be a string such as "${example}", got ${valueText(value)}` };
  };

const kinds: readonly LikeKind[] = ['Deployment', 'DaemonSet', 'Job', 'PodTemplate'];

const fields = object({
  path: pattern,
  like: optional(oneOf(kinds)),
  replicas: optional(pattern),
  selector: optional(pattern),
  volumeClaimTemplates: optional(pattern),
  addedVolumes: optional(arrayOf(string)),
  filledIn: optional(arrayOf(pattern)),
  ownFields: optional(arrayOf(pattern)),
} satisfies Checks<TemplateInResource>);

/** A template, whose other paths have no wildcards but those of its own path. */
const template: Check = (value) =>
  fields(value) ?? otherPlace(value as TemplateInResource) ?? notOfKind(value as TemplateInResource);

function otherPlace({ path, replicas, selector }: TemplateInResource): Problem | undefined {
  for (const [name, other] of Object.entries({ replicas, selector })) {
    if (other === undefined || isBeside(other, path)) continue;
    const message = ` must be next to path: "${wildcardsOf(other)}" is not in "${path}"; use the wildcards of path, or none`;
    return { path: name, message };
  }
  return undefined;
}

function notOfKind({ like = 'PodTemplate', replicas, selector }: TemplateInResource): Problem | undefined {
  if (replicas !== undefined && like !== 'Deployment') {
    return { path: 'replicas', message: ' is only supported with like: "Deployment"; set that, or remove replicas' };
  }
  if (selector === undefined || like === 'Deployment' || like === 'DaemonSet') return undefined;
  const message = ' is only supported with like: "Deployment" or "DaemonSet"; set one of them, or remove selector';
  return { path: 'selector', message };
}

const workload: Check = (value) => {
  const problem = ofWorkload(value);
  if (problem !== undefined) return problem;
  const [apiVersion, kind] = [own(value, 'apiVersion'), own(value, 'kind')];
  if (knownKind(apiVersion, kind) === undefined) return undefined;
  return { path: 'kind', message: ` must not be one of Kubernetes' own, got ${apiVersion} ${kind}; remove it` };
};

const someTemplates = arrayOf(template);

const ofWorkload = object({
  apiVersion: text('example.com/v1'),
  kind: text('Fleet'),
  scalable: optional(boolean),
  templates: (value) =>
    Array.isArray(value) && value.length === 0
      ? { path: '', message: ' must not be empty; set [{ path: "spec.template" }]' }
      : someTemplates(value),
} satisfies Checks<CustomWorkload>);

/** The check of kinds of custom resources that a user adds. */
export const customWorkloadsCheck: Check = arrayOf(workload);
