/** What is wrong with a manifest, so that nothing was applied. */
export class ManifestError extends TypeError {
  override readonly name = 'ManifestError';
}
