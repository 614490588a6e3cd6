import { codes } from '../../findings/generated/codes';
import { broken } from '../broken';
import type { ContractCheck } from '../subject';

const registered: ReadonlySet<string> = new Set(codes);

/** Findings have a code of this library, or one that begins with `custom/`. */
export const findingCodes: ContractCheck = ({ situations }) =>
  situations.flatMap(({ addition }) =>
    (addition.findings ?? []).flatMap(({ code }, at) => {
      if (registered.has(code) || /^custom\/[a-z][a-z\d-]*$/.test(code)) return [];
      const message = `must be a code such as "custom/no-upstream", got ${JSON.stringify(code)}`;
      return [broken('attachment/finding-code', `findings[${at}].code`, message, 'begin it with "custom/"')];
    }),
  );
