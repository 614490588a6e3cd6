import { imageRepository } from './image-reference';

/** Official images without a `USER`, in all of their tags: they start as root, if only to change to another user. */
const root: ReadonlySet<string> = new Set([
  ...['nginx', 'httpd', 'caddy', 'traefik', 'tomcat', 'wordpress'],
  ...['postgres', 'mysql', 'mariadb', 'mongo', 'redis', 'rabbitmq', 'cassandra', 'zookeeper'],
  ...['busybox', 'alpine', 'debian', 'ubuntu', 'node', 'python', 'php', 'ruby', 'golang', 'eclipse-temurin'],
]);

/** Those whose `USER` is a name: the kubelet cannot tell that it is not root. */
const named: ReadonlyMap<string, string> = new Map([
  ['memcached', 'memcache'],
  ['haproxy', 'haproxy'],
]);

/**
 * The user of an official image of Docker, from its own registry or a mirror of that: `root`, or a name; `undefined` for others,
 * such as nginxinc/nginx-unprivileged.
 * @see https://github.com/docker-library/official-images
 */
export function imageUser(image: string): string | undefined {
  const name = officialName(imageRepository(image));
  if (name === undefined) return undefined;
  return root.has(name) ? 'root' : named.get(name);
}

/** `nginx`, `docker.io/nginx` and `mirror.example/hub/library/nginx` → `nginx`. */
function officialName(repository: string): string | undefined {
  const path = repository.replace(/^(?:index\.|registry-1\.)?docker\.io\//, '');
  const [, name] = /^(?:(?:.*\/)?library\/)?([^/]+)$/.exec(path) ?? [];
  return name;
}
