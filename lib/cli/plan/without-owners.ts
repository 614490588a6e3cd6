import { objectsIn } from '../../kubernetes/list-items';
import { isLive } from '../../plan/live/is-live';
import { lastApplied } from '../../plan/stored/stored';
import { own } from '../../values/own';

/** What is to be known of live objects that kubectl has printed without who set their fields, as it does by default. */
export function withoutOwnersText(objects: readonly unknown[]): string | undefined {
  const count = objects
    .flatMap((one) => objectsIn(one))
    .filter(({ object }) => isLive(object) && !tells(object)).length;
  if (count === 0) return undefined;
  const what = count === 1 ? '1 live object does' : `${count} live objects do`;
  return `${what} not tell what was applied: what is omitted is taken to stay; print them with kubectl get --show-managed-fields`;
}

/** What has an owner is not applied. */
function tells(object: unknown): boolean {
  const metadata = own(object, 'metadata');
  return (
    own(metadata, 'managedFields') !== undefined ||
    own(metadata, 'ownerReferences') !== undefined ||
    own(own(metadata, 'annotations'), lastApplied) !== undefined
  );
}
