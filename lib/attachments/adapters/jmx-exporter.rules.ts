import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/java-agent-not-loaded',
    severity: 'error',
    title: 'A variable with options of the JVM, set by an application with `jmxExporter`, has the agent.',
    why: 'A variable has one value. The JVM does not load an agent that is missing in it, and nothing serves metrics.',
  },
];
