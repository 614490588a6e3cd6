import type { Finding } from '../findings/finding';
import type { Code } from '../findings/generated/codes';

/** A finding of the contract. Its field is a path in what `build` returns. */
export function broken(code: Code, field: string, message: string, fix: string): Finding {
  return { code, severity: 'error', field, message, fix };
}

/** The finding for an error that `build` threw. */
export function buildFailed(error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const fix = "return what it can add, with findings: [{ code: 'custom/…', severity: 'error', … }]";
  return broken('attachment/build', '', `build threw an error: ${reason}`, fix);
}
