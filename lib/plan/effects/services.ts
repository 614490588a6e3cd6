import { roles } from '../../anatomy/containers';
import type { Facts, Workload } from '../facts';
import type { Effect } from './effect';
import { named, nameOf, type Situation } from './situation';

type ServiceOf = Facts['services'][number];

/** Services that come to select nothing, for a while or for good, and ports that the new Pods do not have. */
export function serviceEffects(situation: Situation): readonly Effect[] {
  const { before, after, verdictOf } = situation;
  return after.services.flatMap((service) => {
    const old = before.service(service.name, service.namespace);
    if (old === undefined || verdictOf(service) === 'forbidden') return [];
    const [had, has] = [podsOf(old, before), podsOf(service, after)];
    if (had.length === 0) return [];
    if (has.length === 0) return [hasSelector(service) ? matchesNothing(service, had) : endpointsStay(service, had)];
    return [...gap(service, has, situation), ...missingPorts(service, { had, has, old })];
  });
}

function podsOf(service: ServiceOf, facts: Facts): readonly Workload[] {
  const { namespace, object } = service;
  return hasSelector(service) ? facts.selected({ matchLabels: object.spec?.selector }, namespace) : [];
}

function hasSelector({ object: { spec = {} } }: ServiceOf): boolean {
  return spec.selector !== undefined && Object.keys(spec.selector).length > 0 && spec.type !== 'ExternalName';
}

/** Without a selector, nobody updates the endpoints. An ExternalName has none. */
function endpointsStay(service: ServiceOf, had: readonly Workload[]): Effect {
  const isExternal = service.object.spec?.type === 'ExternalName';
  const names = had.map(({ name }) => named(name)).join(', ');
  const message = isExternal
    ? `does not lead to the Pods of ${names} any more`
    : `has no selector any more: its endpoints stay as they are when Pods of ${names} are replaced`;
  return { code: 'selector-matches-nothing', severity: 'warning', object: nameOf(service.name), message };
}

function matchesNothing(service: ServiceOf, had: readonly Workload[]): Effect {
  return {
    code: 'selector-matches-nothing',
    severity: 'warning',
    object: nameOf(service.name),
    message: `its selector matches no Pods any more; before, it matched those of ${had.map(({ name }) => named(name)).join(', ')}`,
  };
}

/** A selector counts at once, and the Pods that it is meant for come one by one. */
function gap(service: ServiceOf, has: readonly Workload[], situation: Situation): readonly Effect[] {
  const matching = podsOf(service, situation.before);
  const stops = (one: Workload) => ['recreate', 'delete'].includes(situation.verdictOf(one) ?? '');
  if (!matching.every(stops)) return [];
  const stopped = matching.map(({ name }) => named(name)).join(', ');
  const why = stopped === '' ? 'its selector matches none of those that run' : `those of ${stopped} stop`;
  return [
    {
      code: 'selector-gap',
      severity: 'warning',
      object: nameOf(service.name),
      message: `has no endpoints until new Pods of ${has.map(({ name }) => named(name)).join(', ')} are ready: ${why}`,
    },
  ];
}

interface Selected {
  readonly had: readonly Workload[];
  readonly has: readonly Workload[];
  readonly old: ServiceOf;
}

function missingPorts(service: ServiceOf, { had, has, old }: Selected): readonly Effect[] {
  const wasThere = (name: string) => hasPort(had, name) || !targetsOf(old).includes(name);
  return targetsOf(service)
    .filter((name) => !hasPort(has, name) && wasThere(name))
    .map((name) => ({
      code: 'port-missing',
      severity: 'warning',
      object: nameOf(service.name),
      message: `targetPort "${name}" is not a port of ${has.map((one) => named(one.name)).join(', ')} any more`,
    }));
}

/** The ports that a Service finds by name. */
function targetsOf({ object: { spec } }: ServiceOf): readonly string[] {
  return (spec?.ports ?? []).flatMap(({ targetPort }) => (typeof targetPort === 'string' ? [targetPort] : []));
}

function hasPort(workloads: readonly Workload[], name: string): boolean {
  return workloads.some(({ template }) =>
    roles(template.spec).some(({ container }) => container.ports?.some((port) => port.name === name)),
  );
}
