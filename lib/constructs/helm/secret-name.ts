/** Whether a name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return /pass|pwd|secret|token|key|cred|auth|cookie/i.test(name);
}
