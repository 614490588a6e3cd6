import type { PodSpec } from '../kubernetes/generated/types';
import type { Clash } from './clash';
import { repeated } from './clash';
import { entriesOf } from './entries';

/** Files for a configuration volume. */
export interface ConfigFileSet {
  /** The volume's name. */
  readonly volume: string;
  /** File names to contents. */
  readonly files: Readonly<Record<string, string>>;
  /** Their writer: `attachment "tls"`. */
  readonly origin?: string;
}

/** One configuration file with two contents. The fields are the volumes that hold it. */
export function configClashes(spec: PodSpec | undefined, sets: readonly ConfigFileSet[]): readonly Clash[] {
  const wanted = sets.flatMap(({ volume, files, origin }) =>
    Object.entries(files).map(([file, content]) => ({ volume, file, content, origin })),
  );
  const pairs = repeated(
    wanted,
    ({ volume, file }) => JSON.stringify([volume, file]),
    (earlier, later) => earlier.content !== later.content,
  );
  return pairs.map(([earlier, later]) => {
    const { volume, file } = later;
    const holders = entriesOf(spec?.volumes, 'spec.volumes').filter(({ value }) => value.name === volume);
    return {
      field: holders.at(-1)?.field ?? 'spec.volumes',
      other: holders[0]?.field ?? 'spec.volumes',
      value: file,
      message: () =>
        `file "${file}" of volume "${volume}" has two different contents${givenBy(earlier.origin, later.origin)}`,
      writers: [earlier.origin, later.origin],
    };
  });
}

function givenBy(earlier: string | undefined, later: string | undefined): string {
  return earlier === undefined || later === undefined ? '' : `, one by ${earlier} and one by ${later}`;
}
