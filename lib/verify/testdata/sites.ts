import { rich } from '../../../conformance/fuzz/rich';
import { type Site, sitesOf } from '../../../conformance/fuzz/sites';
import { readInputs } from '../../../generate/input';
import type { JsonObject } from '../../../generate/json';
import { buildModel, type Definition } from '../../../generate/model';
import { placesOf, sampleOf } from '../../../generate/sampler';
import { child, type FieldPath, index } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { verify } from '../verify';

export const model = buildModel(readInputs());

/** The kinds that the field table knows, by name. */
export const kinds: readonly (readonly [string, Definition])[] = [...model.definitions.values()].flatMap((kind) =>
  kind.apiVersion === undefined ? [] : [[kind.name, kind] as const],
);

/** A value in an object of a kind that is valid. */
export interface ValidSite extends Site {
  readonly object: JsonObject;
  /** Its path, as findings have it. */
  readonly at: FieldPath;
}

/** Which values of valid objects are looked at. */
export interface Asked {
  readonly isAsked: (site: Site) => boolean;
  /** What has something in common with others: as many of those are looked at. */
  readonly keyOf: (site: Site) => string;
  readonly most: number;
}

/** Where a value is, without positions in lists. */
export function placeOf({ path }: Site): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

/** Values in valid objects of a kind, of those that are asked for. */
export function* validSites(kind: Definition, { isAsked, keyOf, most }: Asked): Generator<ValidSite> {
  const whole = (rich[kind.name] ?? []).map((object) => ({
    apiVersion: kind.apiVersion ?? '',
    kind: kind.kind,
    ...object,
  }));
  const samples = [...placesOf(kind, model)].map((place) => sampleOf(place, model, '1.36'));
  const times = new Map<string, number>();
  for (const object of [...whole, ...samples] as readonly JsonObject[]) {
    for (const site of sitesOf(object, model).filter(isAsked)) {
      const key = keyOf(site);
      const before = times.get(key) ?? 0;
      if (before === most) continue;
      times.set(key, before + 1);
      const at = site.path.reduce<FieldPath>(
        (path, step) => (typeof step === 'number' ? index(path, step) : child(path, step)),
        '',
      );
      yield { ...site, object, at: findingPath(site, at) };
    }
  }
}

/** An entry of a map is in brackets. */
function findingPath({ path, inMap }: Site, at: FieldPath): FieldPath {
  const last = path.at(-1);
  return inMap && typeof last === 'string' ? `${at.slice(0, -last.length - 1)}[${last}]` : at;
}

/** Errors at a field that say something of its value; that a profile differs from an annotation is none. */
export function errorsAt(field: FieldPath, object: unknown): readonly Finding[] {
  const findings = verify(object, { kubernetes: '1.36', practices: false });
  return findings.filter(
    (one) => one.severity === 'error' && one.field === field && one.code !== 'api/profile-mismatch',
  );
}
