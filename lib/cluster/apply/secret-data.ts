import type { Entries } from '../objects/object-types';

/**
 * A manifest as a server stores it: with `data` in place of a Secret's `stringData`. Of that, a server keeps no owner, so that
 * what others have set in the cluster would be overwritten without a conflict. What is not valid stays, for the server to refuse.
 */
export function withStoredData(manifest: Entries): Entries {
  const { stringData, data: written, ...others } = manifest;
  const data = written ?? {};
  const isSecret = manifest.kind === 'Secret' && manifest.apiVersion === 'v1';
  if (!isSecret || !isRecord(stringData) || !isRecord(data)) return manifest;
  if (!Object.values(stringData).every((value) => typeof value === 'string')) return manifest;
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    Buffer.from(String(value)).toString('base64'),
  ]);
  return { ...others, data: { ...data, ...Object.fromEntries(encoded) } };
}

function isRecord(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
