import { own } from '../../values/own';

/** Whether an object comes from a server, rather than from a manifest: only a server gives a `uid` or a `resourceVersion`. */
export function isLive(object: unknown): boolean {
  const metadata = own(object, 'metadata');
  return ['uid', 'resourceVersion'].some((name) => typeof own(metadata, name) === 'string');
}
