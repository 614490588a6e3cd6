import { nearest } from '../../values/nearest';

/** What can be done with an object, in the words of RBAC. */
export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';

/** The verbs of objects. */
export const objectVerbs: readonly Verb[] = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
];

const changed: readonly Verb[] = ['get', 'update', 'patch'];
const created: readonly Verb[] = ['create'];
const connected: readonly Verb[] = ['get', 'create'];
const proxied: readonly Verb[] = ['get', 'create', 'update', 'patch', 'delete'];

/** The resources of Kubernetes' own that are in namespaces: their group, and the verbs of their subresources. */
const table = {
  bindings: { group: '', verbs: created, subresources: {} },
  configmaps: { group: '', subresources: {} },
  endpoints: { group: '', subresources: {} },
  events: { group: '', subresources: {} },
  limitranges: { group: '', subresources: {} },
  persistentvolumeclaims: { group: '', subresources: { status: changed } },
  pods: {
    group: '',
    subresources: {
      attach: connected,
      binding: created,
      ephemeralcontainers: changed,
      eviction: created,
      exec: connected,
      log: ['get'],
      portforward: connected,
      proxy: proxied,
      resize: changed,
      status: changed,
    },
  },
  podtemplates: { group: '', subresources: {} },
  replicationcontrollers: { group: '', subresources: { scale: changed, status: changed } },
  resourcequotas: { group: '', subresources: { status: changed } },
  secrets: { group: '', subresources: {} },
  serviceaccounts: { group: '', subresources: { token: created } },
  services: { group: '', subresources: { proxy: proxied, status: changed } },
  controllerrevisions: { group: 'apps', subresources: {} },
  daemonsets: { group: 'apps', subresources: { status: changed } },
  deployments: { group: 'apps', subresources: { scale: changed, status: changed } },
  replicasets: { group: 'apps', subresources: { scale: changed, status: changed } },
  statefulsets: { group: 'apps', subresources: { scale: changed, status: changed } },
  horizontalpodautoscalers: { group: 'autoscaling', subresources: { status: changed } },
  cronjobs: { group: 'batch', subresources: { status: changed } },
  jobs: { group: 'batch', subresources: { status: changed } },
  leases: { group: 'coordination.k8s.io', subresources: {} },
  endpointslices: { group: 'discovery.k8s.io', subresources: {} },
  ingresses: { group: 'networking.k8s.io', subresources: { status: changed } },
  networkpolicies: { group: 'networking.k8s.io', subresources: {} },
  poddisruptionbudgets: { group: 'policy', subresources: { status: changed } },
  rolebindings: { group: 'rbac.authorization.k8s.io', subresources: {} },
  roles: { group: 'rbac.authorization.k8s.io', subresources: {} },
  resourceclaims: { group: 'resource.k8s.io', subresources: { status: changed } },
  resourceclaimtemplates: { group: 'resource.k8s.io', subresources: {} },
  csistoragecapacities: { group: 'storage.k8s.io', subresources: {} },
} as const satisfies Readonly<Record<string, ResourceData>>;

interface ResourceData {
  readonly group: string;
  /** @default those of objects */
  readonly verbs?: readonly Verb[];
  readonly subresources: Readonly<Record<string, readonly Verb[]>>;
}

type Table = typeof table;

/** A resource of Kubernetes' own, or a subresource of one: `configmaps`, `pods/log`. */
export type KnownResource = {
  [Name in keyof Table & string]: Name | `${Name}/${keyof Table[Name]['subresources'] & string}`;
}[keyof Table & string];

/** The resources of Kubernetes' own that are in no namespace, which people ask for. */
const clusterScoped: ReadonlySet<string> = new Set([
  ...['nodes', 'namespaces', 'persistentvolumes', 'clusterroles', 'clusterrolebindings', 'customresourcedefinitions'],
  ...['storageclasses', 'priorityclasses', 'runtimeclasses', 'ingressclasses', 'certificatesigningrequests'],
  ...['validatingwebhookconfigurations', 'mutatingwebhookconfigurations', 'csidrivers', 'csinodes'],
  ...['volumeattachments', 'apiservices', 'tokenreviews', 'subjectaccessreviews'],
]);

const resources: ReadonlyMap<string, ResourceData> = new Map(Object.entries(table));

/** All that are in the table, with their subresources. */
export const knownResources: readonly Omit<FoundResource, 'verbs'>[] = [...resources].flatMap(
  ([name, { group, subresources }]) => [
    { group, resource: name },
    ...Object.keys(subresources).map((subresource) => ({ group, resource: `${name}/${subresource}` })),
  ],
);

const groups: ReadonlySet<string> = new Set([...resources.values()].map(({ group }) => group));

/** A resource as a rule of a Role has it, and the verbs that it has. */
export interface FoundResource {
  readonly group: string;
  /** With its subresource: `pods/log`. */
  readonly resource: string;
  readonly verbs: readonly Verb[];
}

/**
 * The resource of a name as kubectl has it, `RESOURCE[.GROUP][/SUBRESOURCE]`, or what is wrong with the name. Of a group that
 * is not Kubernetes' own, only the name is known.
 */
export function findResource(name: string): FoundResource | string {
  const [, plural = '', group, subresource] = /^([a-z0-9-]+)(?:\.([a-z0-9.-]+))?(?:\/([a-z0-9/-]+))?$/.exec(name) ?? [];
  const full = (found: string) => (subresource === undefined ? found : `${found}/${subresource}`);
  if (plural === '') return nearOr(name, 'is not a resource; set one such as configmaps');
  if (clusterScoped.has(plural) && (group === undefined || isOwnGroup(group))) {
    return 'is in no namespace, so a Role cannot allow it; use a ClusterRole and a ClusterRoleBinding of your own';
  }
  if (group !== undefined && !isOwnGroup(group)) return { group, resource: full(plural), verbs: objectVerbs };
  const found = resources.get(plural);
  if (found === undefined) {
    const otherwise = group?.includes('.') === true ? { group, resource: full(plural), verbs: objectVerbs } : unknown;
    return nearOr(resources.has(subresource ?? '') ? `${subresource}` : plural, otherwise);
  }
  if (group !== undefined && group !== found.group) return didYouMean(full(plural));
  if (subresource === undefined) return { group: found.group, resource: plural, verbs: found.verbs ?? objectVerbs };
  const verbs = new Map(Object.entries(found.subresources)).get(subresource);
  if (verbs !== undefined) return { group: found.group, resource: full(plural), verbs };
  return withoutSubresource(plural, subresource, Object.keys(found.subresources));
}

const unknown =
  "is not a resource of Kubernetes' own; add the group of a custom resource, such as rollouts.argoproj.io";

/** Groups without a dot, or below k8s.io, whose resources are known. */
function isOwnGroup(group: string): boolean {
  return groups.has(group) || !group.includes('.');
}

function nearOr<T>(name: string, otherwise: T): T | string {
  const lower = name.toLowerCase();
  // Kinds, as in manifests, are singular.
  const plurals = [lower, `${lower}s`, `${lower}es`, lower.replace(/y$/, 'ies')];
  const near = plurals.find((plural) => resources.has(plural)) ?? nearest(lower, [...resources.keys()]);
  return near === undefined ? otherwise : didYouMean(near);
}

function didYouMean(name: string): string {
  return `is not a resource; did you mean ${JSON.stringify(name)}?`;
}

function withoutSubresource(plural: string, subresource: string, known: readonly string[]): string {
  const near = nearest(subresource, known);
  if (near !== undefined) return didYouMean(`${plural}/${near}`);
  return known.length === 0
    ? `is not a resource: ${plural} have no subresources; set ${plural}`
    : `is not a resource; set ${plural}, or one of ${known.map((one) => `${plural}/${one}`).join(', ')}`;
}
