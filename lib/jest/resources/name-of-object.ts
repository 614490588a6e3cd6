import { resourceOf, resourceText } from '../../cli/outputs/outcome';
import type { Manifest } from '../../constructs/manifest';
import { get } from '../../findings/field-path';
import { printable } from '../../values/printable';

/** An object as messages show it: `Deployment shop/web`; one that the server names by what its names begin with. */
export function nameOfObject(manifest: Manifest): string {
  const prefix = get(manifest, 'metadata.generateName');
  const resource = resourceOf(manifest);
  const isNamed = resource.name !== undefined || typeof prefix !== 'string';
  return printable(resourceText(isNamed ? resource : { ...resource, name: `${prefix}*` }));
}
