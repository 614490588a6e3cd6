import type { ObjectMeta } from '../../kubernetes/generated/types';

/** Whether metadata is that of an object in a cluster. Any other object is a manifest. */
export function isLive({ uid = '' }: Pick<ObjectMeta, 'uid'>): boolean {
  return uid !== '';
}
