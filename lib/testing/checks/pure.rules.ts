import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/pure',
    severity: 'error',
    title: 'The `build` of an attachment returns equal results for equal contexts, and does not change the context.',
    why: 'A synth builds an attachment several times. Results that differ roll Pods without a change.',
  },
  {
    code: 'attachment/idempotent',
    severity: 'error',
    title: 'Attaching an attachment again changes nothing.',
    why: 'Two constructs may attach the same value, and a manifest may be composed again.',
  },
];
