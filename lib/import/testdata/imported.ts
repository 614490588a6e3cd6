import { readManifests } from '../../cli/documents/manifests';
import { type ImportedProgram, importProgram } from '../import-program';
import type { Manifest } from '../manifest';

/** The program of a text of YAML. */
export function imported(text: string, kubernetes = '1.35' as const): ImportedProgram {
  const manifests = readManifests({ name: 'shop.yaml', text }).map(({ object, comments, positionOf }) => ({
    object: object as Manifest,
    comments: comments(),
    place: `shop.yaml:${positionOf('').line}`,
  }));
  return importProgram(manifests, { name: 'shop', kubernetes });
}

/** The statements of the program of a text, without its imports, app and chart. */
export function statementsOf(text: string): string {
  const [, body = ''] = /new Chart\(.*\);\n\n([\s\S]*)\n\napp\.synth/.exec(imported(text).text) ?? [];
  return body;
}
