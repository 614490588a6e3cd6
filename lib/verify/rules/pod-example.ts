/** A Pod of one container, with something more in its spec or metadata. */
export function pod(spec: object, metadata: object = {}): object {
  const containers = [{ name: 'web', image: 'nginx:1.29' }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', ...metadata }, spec: { containers, ...spec } };
}

/** A Pod of one container that says something more. */
export function podOf(container: object, spec: object = {}, metadata: object = {}): object {
  return pod({ containers: [{ name: 'web', image: 'nginx:1.29', ...container }], ...spec }, metadata);
}

/** A Deployment of such Pods. */
export function deployment(spec: object): object {
  const labels = { app: 'web' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx:1.29' }], ...spec } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: labels }, template },
  };
}
