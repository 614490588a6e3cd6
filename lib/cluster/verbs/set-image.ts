import { get, parse } from '../../findings/field-path';
import { templatePlace, workloadKindOf, workloadKinds } from '../../kubernetes/pod-template';
import { own } from '../../values/own';
import { isClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import type { ObjectOf, Reference } from '../objects/object-types';
import { getObject } from '../objects/read';
import { targetOf } from '../objects/target';
import { findContainer } from './containers';
import { patchObject } from './patch';
import type { WriteOptions } from './write';

export async function setImage<const Of extends Reference>(
  connection: Connection,
  reference: Of,
  images: Readonly<Record<string, string>>,
  options: WriteOptions = {},
): Promise<ObjectOf<Of>> {
  const { text } = await targetOf(connection, reference);
  for (let attempt = 1; ; attempt += 1) {
    const patch = imagePatch(await getObject(connection, reference, options), images, text);
    try {
      return await patchObject(connection, reference, patch, { ...options, type: 'json' });
    } catch (error) {
      // Of a container that has moved since, the test fails.
      if (attempt === 3 || !isClusterError(error, 'Invalid') || error.causes.length > 0) throw error;
    }
  }
}

/** Sets images by position, and only where the container of that name still is. */
function imagePatch(object: unknown, images: Readonly<Record<string, string>>, subject: string): readonly object[] {
  const kind = workloadKindOf(object);
  if (kind === undefined) {
    throw new TypeError(`${subject} has no pod template; use one of ${workloadKinds.join(', ')}`);
  }
  const { path } = templatePlace(kind);
  const podSpec = own(get(object, path), 'spec');
  return Object.entries(images).flatMap(([name, image]) => {
    const { list, position } = findContainer(podSpec, name, subject);
    const steps = [...parse(path).map((step) => step.name), 'spec', list, String(position)];
    const at = `/${steps.join('/')}`;
    return [
      { op: 'test', path: `${at}/name`, value: name },
      { op: 'add', path: `${at}/image`, value: image },
    ];
  });
}
