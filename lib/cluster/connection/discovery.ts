import { listAt, textAt } from '../../status/snapshot/read';
import { isClusterError } from '../cluster-error';
import type { ApiRequest, ApiResource } from './connection';

type Request = (request: ApiRequest) => Promise<unknown>;

/** What a server serves, read when it is first needed, and again for a kind that is missing. */
export interface Discovery {
  readonly resourceOf: (apiVersion: string, kind: string) => Promise<ApiResource | undefined>;
  readonly resources: () => Promise<readonly ApiResource[]>;
  /** The kind of a plural, as far as it has been read. */
  readonly kindOf: (group: string, plural: string) => string | undefined;
}

/** Discovery over requests. */
export function discovery(request: Request): Discovery {
  let known: readonly ApiResource[] | undefined;
  let reading: Promise<readonly ApiResource[]> | undefined;
  const read = () => {
    reading ??= readAll(request)
      .then((all) => {
        known = all;
        return all;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return {
    resourceOf: async (apiVersion, kind) => {
      const isIt = (resource: ApiResource) => resource.apiVersion === apiVersion && resource.kind === kind;
      return known?.find(isIt) ?? (await read()).find(isIt);
    },
    resources: async () => preferred(known ?? (await read())),
    kindOf: (group, plural) =>
      known?.find((resource) => groupOf(resource.apiVersion) === group && resource.plural === plural)?.kind,
  };
}

/** Servers list the versions of a group in their order of preference. */
function preferred(all: readonly ApiResource[]): readonly ApiResource[] {
  const seen = new Set<string>();
  return all.filter(({ apiVersion, kind }) => {
    const key = `${groupOf(apiVersion)}/${kind}`;
    return !seen.has(key) && seen.add(key);
  });
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** All at once, as servers answer since 1.26; 1.28 and 1.29 by its beta. */
const aggregated = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .join(',');

async function readAll(request: Request): Promise<readonly ApiResource[]> {
  const read = async (path: '/api' | '/apis') => {
    const answer = await request({ method: 'GET', path, accept: `${aggregated},application/json` });
    return textAt(answer, 'kind') === 'APIGroupDiscoveryList' ? resourcesOfGroups(answer) : readEach(request, answer);
  };
  return (await Promise.all([read('/api'), read('/apis')])).flat();
}

function resourcesOfGroups(answer: unknown): readonly ApiResource[] {
  return listAt(answer, 'items').flatMap((group) =>
    listAt(group, 'versions').flatMap((version) => {
      const name = textAt(group, 'metadata', 'name');
      const apiVersion = name === '' ? textAt(version, 'version') : `${name}/${textAt(version, 'version')}`;
      return listAt(version, 'resources').map((resource) => ({
        apiVersion,
        kind: textAt(resource, 'responseKind', 'kind'),
        plural: textAt(resource, 'resource'),
        namespaced: textAt(resource, 'scope') === 'Namespaced',
        verbs: stringsAt(resource, 'verbs'),
        subresources: listAt(resource, 'subresources').map((one) => textAt(one, 'subresource')),
      }));
    }),
  );
}

/** The older form: a document for the groups, and one for each version of them. */
async function readEach(request: Request, answer: unknown): Promise<readonly ApiResource[]> {
  const ofGroups = listAt(answer, 'groups').flatMap((group) => {
    const first = textAt(group, 'preferredVersion', 'groupVersion');
    const all = listAt(group, 'versions').map((version) => textAt(version, 'groupVersion'));
    return [first, ...all.filter((version) => version !== first)];
  });
  const paths = [
    ...stringsAt(answer, 'versions').map((version) => `/api/${version}`),
    ...ofGroups.map((one) => `/apis/${one}`),
  ];
  const read = async (path: string) => {
    try {
      return resourcesOfVersion(await request({ method: 'GET', path }));
    } catch (error) {
      // A group whose own server is away: its kinds cannot be used, others can.
      if (isClusterError(error) && (error.status === 503 || error.status === 404)) return [];
      throw error;
    }
  };
  return (await Promise.all(paths.map(read))).flat();
}

function resourcesOfVersion(list: unknown): readonly ApiResource[] {
  const all = listAt(list, 'resources');
  const names = all.map((resource) => textAt(resource, 'name'));
  return all.flatMap((resource) => {
    const plural = textAt(resource, 'name');
    if (plural.includes('/')) return [];
    return {
      apiVersion: textAt(list, 'groupVersion'),
      kind: textAt(resource, 'kind'),
      plural,
      namespaced: (resource as { readonly namespaced?: unknown }).namespaced === true,
      verbs: stringsAt(resource, 'verbs'),
      subresources: names.filter((name) => name.startsWith(`${plural}/`)).map((name) => name.slice(plural.length + 1)),
    };
  });
}

function stringsAt(value: unknown, name: string): readonly string[] {
  return listAt(value, name).filter((one) => typeof one === 'string');
}
