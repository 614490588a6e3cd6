/**
 * The levels of the Pod Security Standards that forbid something; `restricted` forbids what `baseline` does, and more.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type Level = 'baseline' | 'restricted';
