import type { PlacedContainer } from '../../../anatomy/containers';
import { type App, address } from './app';
import { imageName } from './image-reference';
import { loopbackPorts } from './loopback-port';
import type { Workload } from './workload';

/** Programs that take requests for others. Those that speak to databases outside of the Pod are none. */
const proxies =
  /^(?:nginx|nginx-unprivileged|openresty|envoy|haproxy|traefik|caddy|httpd|oauth2-proxy|oauth2_proxy|kube-rbac-proxy|ghostunnel|pomerium)(?:$|[-_])/;

/** Which containers of a workload stand behind a proxy in the same Pod: by port, the container that is its proxy. */
export function proxiesByPort(app: App, workload: Workload): ReadonlyMap<number, PlacedContainer> {
  const fronted = new Map<number, PlacedContainer>();
  if (workload.lasting.length < 2) return fronted;
  for (const placed of workload.lasting) {
    const { container } = placed;
    if ((container.ports ?? []).length === 0 || !isProxy(container.image ?? '')) continue;
    const own = new Set((container.ports ?? []).map(({ containerPort }) => containerPort));
    for (const text of configurationOf(app, workload, placed)) {
      for (const port of loopbackPorts(text)) if (!own.has(port)) fronted.set(port, placed);
    }
  }
  return fronted;
}

function isProxy(image: string): boolean {
  const name = imageName(image);
  return proxies.test(name) && !name.includes('exporter');
}

/** Everything in the app that may tell a container where to send requests. */
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
