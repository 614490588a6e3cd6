import type { PlacedContainer } from '../../../anatomy/containers';
import { type App, address } from './app';
import { imageName } from './image-reference';
import { loopbackPorts } from './loopback-port';
import type { Workload } from './workload';

/** Programs that forward requests. Proxies for databases outside the Pod are not included. */
const proxyImages =
  /^(?:nginx|nginx-unprivileged|openresty|envoy|haproxy|traefik|caddy|httpd|oauth2-proxy|oauth2_proxy|kube-rbac-proxy|ghostunnel|pomerium)(?:$|[-_])/;

/** The ports of a workload that are behind a proxy in the same Pod, each with the container of that proxy. */
export function proxiesByPort(app: App, workload: Workload): ReadonlyMap<number, PlacedContainer> {
  const proxies = new Map<number, PlacedContainer>();
  if (workload.longRunning.length < 2) return proxies;
  for (const placed of workload.longRunning) {
    const { container } = placed;
    if ((container.ports ?? []).length === 0 || !isProxy(container.image ?? '')) continue;
    const own = new Set((container.ports ?? []).map(({ containerPort }) => containerPort));
    for (const text of configurationOf(app, workload, placed)) {
      for (const port of loopbackPorts(text)) if (!own.has(port)) proxies.set(port, placed);
    }
  }
  return proxies;
}

/** Whether an image is of a program that forwards requests. */
export function isProxy(image: string): boolean {
  const name = imageName(image);
  return proxyImages.test(name) && !name.includes('exporter');
}

/** All configuration of a container in the app that may contain the address that it forwards to. */
function* configurationOf(app: App, { spec, namespace }: Workload, { container }: PlacedContainer): Iterable<string> {
  yield* container.command ?? [];
  yield* container.args ?? [];
  for (const { value } of container.env ?? []) if (value !== undefined) yield value;
  for (const { name } of container.volumeMounts ?? []) {
    const config = spec.volumes?.find((volume) => volume.name === name)?.configMap?.name;
    if (config === undefined) continue;
    yield* Object.values(app.configMaps.get(address(namespace, config))?.object.data ?? {});
  }
}
