import type { FieldPath } from '../../../findings/field-path';
import type { EnvFromSource, EnvVar } from '../../../kubernetes/generated/types';
import { relaxedEnvVarName, strictEnvVarName } from '../../../kubernetes/names';
import { invalid, type Report, required } from '../../report/report';
import { misspelt } from '../../report/wording';
import type { Target } from '../../target/target';
import { asPrefix, isSubdomain } from '../formats/name-format';
import { validateEnvSource } from './env-source';

/** Names that every release takes. */
const plainEnvName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The environment variables of one container. */
export function validateEnv(variables: readonly EnvVar[], path: FieldPath, target: Target, report: Report): void {
  for (let at = 0; at < variables.length; at += 1) {
    const variable = variables[at];
    if (variable === undefined) continue;
    if ((variable.name ?? '') === '') {
      report(
        required('api/env-name', `${path}[${at}].name`, {
          message: 'missing',
          fix: 'set a name',
        }),
      );
    } else if (!plainEnvName.test(variable.name)) {
      validateEnvName(variable.name, `${path}[${at}].name`, target, report);
    }
    if (variable.valueFrom !== undefined) {
      validateEnvSource(variable, () => `${path}[${at}].valueFrom`, target, report);
    }
  }
}

/** The ConfigMaps and Secrets that one container takes all keys of. */
export function validateEnvFrom(
  sources: readonly EnvFromSource[],
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  for (let at = 0; at < sources.length; at += 1) {
    const source = sources[at];
    if (source === undefined) continue;
    const field = `${path}[${at}]`;
    if (source.prefix !== undefined && source.prefix !== '') {
      validateEnvName(source.prefix, `${field}.prefix`, target, report);
    }
    const { configMapRef, secretRef }: Sources = source;
    if (configMapRef !== undefined) validateSourceName(configMapRef.name, `${field}.configMapRef.name`, report);
    if (secretRef !== undefined) validateSourceName(secretRef.name, `${field}.secretRef.name`, report);
    if (configMapRef === undefined && secretRef === undefined) {
      const message = 'no source';
      report(
        invalid('api/env-from-source', field, { message, fix: 'set configMapRef or secretRef', serverField: path }),
      );
    } else if (configMapRef !== undefined && secretRef !== undefined) {
      const message = 'must have exactly one source, got configMapRef and secretRef';
      report(invalid('api/env-from-source', field, { message, fix: 'split it into two entries', serverField: path }));
    }
  }
}

/** What an entry may have, before it is known that it has just one. */
interface Sources {
  readonly configMapRef?: { readonly name?: string | undefined } | undefined;
  readonly secretRef?: { readonly name?: string | undefined } | undefined;
}

function validateEnvName(name: string, field: FieldPath, target: Target, report: Report): void {
  if (plainEnvName.test(name)) return;
  const relaxed = target.gate('RelaxedEnvironmentVariableValidation');
  misspelt(relaxed ? relaxedEnvVarName(name) : strictEnvVarName(name), name, 'api/env-name', field, report);
}

function validateSourceName(name: string | undefined, field: FieldPath, report: Report): void {
  if (name === undefined || name === '') {
    report(required('api/env-reference', field, { message: 'missing', fix: 'set the name of the object' }));
    // The server tests these two as if they were prefixes.
  } else misspelt(isSubdomain(asPrefix(name)), name, 'api/env-reference', field, report);
}
