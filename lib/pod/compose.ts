import { clashes } from '../anatomy/clashes';
import { drainBudget } from '../anatomy/drain-budget';
import type { Finding } from '../findings/finding';
import type { Container, PodSpec, PodTemplateSpec } from '../kubernetes/generated/types';
import { templateFieldPath } from '../kubernetes/pod-template';
import { equal } from '../values/equal';
import type { Addition, Attachment } from './attachment';
import {
  sameName,
  startCycle,
  unknownStarters,
  withDeclared,
  withOptions,
  withoutNativeSidecars,
} from './compose-findings';
import type { ComposeContext, Composition } from './composition';
import { type Draft, type InitPart, newDraft, type Part, values, writers } from './draft';
import { merge } from './merge';
import { solveStartOrder } from './start-order';

/** The application keeps the grace period that Kubernetes gives by default, less the margin that the budget adds. */
const applicationDrainSeconds = 25;

/**
 * Merges attachments into a pod template. Pure: neither the template nor an attachment is changed, the same arguments
 * give the same bytes, and composing a result again changes nothing. What is in the template stays in it, in its order;
 * what does not fit together is a finding, never dropped.
 */
export function compose(
  template: PodTemplateSpec,
  attachments: readonly Attachment[],
  context: ComposeContext,
): Composition {
  const names = new Set(attachments.map((attachment) => attachment.name));
  const brought = (container: Container) => names.has(container.name);
  const before = withoutContainers(template, brought);
  const draft = newDraft(template, context, brought);
  const built = new Map<string, Addition>();
  for (const attachment of attachments) {
    const addition = attachment.build({ ...context, template: before });
    const earlier = built.get(attachment.name);
    if (earlier === undefined) {
      built.set(attachment.name, addition);
      merge(draft, attachment.name, addition);
    } else if (!equal(earlier, addition)) {
      draft.findings.push(sameName(attachment.name));
    }
  }
  return finish(draft, names);
}

function finish(draft: Draft, names: ReadonlySet<string>): Composition {
  const { before } = draft;
  const initContainers = ordered(draft);
  const spec = {
    ...before.spec,
    ...(draft.securityContext !== undefined && { securityContext: draft.securityContext }),
    ...nonEmpty('imagePullSecrets', before.spec, draft.pullSecrets),
    ...nonEmpty('initContainers', before.spec, initContainers),
    ...nonEmpty('volumes', before.spec, draft.volumes),
    containers: values(draft.containers),
  };
  const grace = graceNeeded(draft, spec);
  const template: PodTemplateSpec = {
    ...before,
    ...(draft.metadata !== undefined && { metadata: draft.metadata }),
    spec: { ...spec, ...(grace !== undefined && { terminationGracePeriodSeconds: grace }) },
  };
  const origins = {
    '': draft.context.writer ?? 'the pod template',
    ...draft.fields,
    ...(grace !== undefined && { 'spec.terminationGracePeriodSeconds': 'the drain budget of the attachments' }),
    ...writers('spec.imagePullSecrets', draft.pullSecrets),
    ...writers('spec.initContainers', initContainers),
    ...writers('spec.containers', draft.containers),
    ...writers('spec.volumes', draft.volumes),
  };
  const { kind } = draft.context;
  const found = clashes(template, {
    origins,
    undeclared: draft.listens,
    configFiles: draft.configMaps,
    called: (field) => templateFieldPath(kind, field),
  });
  const clashing = found
    .filter((finding) => concerns(draft, finding))
    .map((finding) => withOptions(finding, names, draft.options));
  const findings = [...withDeclared(draft, template), ...withoutNativeSidecars(draft), ...clashing];
  const { configMaps, preStops, drains, sendsTo } = draft;
  return { template, origins, findings, configMaps, preStops, drains, sendsTo };
}

/** A foreign Pod's own clashes are its owner's; those that an attachment takes part in are ours to report. */
function concerns(draft: Draft, finding: Finding): boolean {
  const own = draft.context.writer ?? 'the pod template';
  return draft.context.owned || Object.values(finding.origins ?? {}).some((writer) => writer !== own);
}

/** The grace period that the attachments need beyond what the application has by default; absent where none is needed. */
function graceNeeded(draft: Draft, spec: PodSpec): number | undefined {
  if (!draft.context.owned || spec.terminationGracePeriodSeconds !== undefined) return undefined;
  const own = draft.containers.filter((part) => part.writer === undefined);
  const drains = {
    ...Object.fromEntries(own.map((part) => [part.value.name, applicationDrainSeconds])),
    ...draft.drains,
  };
  const { seconds } = drainBudget(spec, drains, draft.preStops);
  return seconds > 30 ? seconds : undefined;
}

function withoutContainers(template: PodTemplateSpec, without: (container: Container) => boolean): PodTemplateSpec {
  const { spec } = template;
  if (spec === undefined) return template;
  const rest = (list: readonly Container[] | undefined) => list?.filter((container) => !without(container)) ?? [];
  return {
    ...template,
    spec: { ...spec, containers: rest(spec.containers), initContainers: rest(spec.initContainers) },
  };
}

/** A list that was absent and got nothing stays absent. */
function nonEmpty(
  field: keyof PodSpec,
  before: PodSpec | undefined,
  parts: readonly Part<unknown>[],
): Partial<PodSpec> {
  return before?.[field] === undefined && parts.length === 0 ? {} : { [field]: values(parts) };
}

function ordered(draft: Draft): readonly InitPart[] {
  const { initContainers, findings } = draft;
  const known = new Set([
    ...[...initContainers, ...draft.containers].map((part) => part.value.name),
    ...initContainers.flatMap(({ alias }) => alias ?? []),
  ]);
  for (const finding of unknownStarters(initContainers, known)) findings.push(finding);
  const solved = solveStartOrder(initContainers);
  if (solved.order !== undefined) return solved.order;
  findings.push(startCycle(solved.cycle));
  return initContainers;
}
