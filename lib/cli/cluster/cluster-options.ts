import { InvalidArgumentError, Option } from 'commander';

// Which cluster, and which namespace: the same options in all commands.

export function contextOption(): Option {
  return new Option('--context <name>', 'context of the kubeconfig (default: the current one)').argParser(notEmpty);
}

export function kubeconfigOption(): Option {
  return new Option('--kubeconfig <file>', 'kubeconfig to use (default: KUBECONFIG, or ~/.kube/config)').argParser(
    notEmpty,
  );
}

/** @param description what the namespace is for, which differs by command */
export function namespaceOption(description: string): Option {
  return new Option('-n, --namespace <name>', description).argParser(notEmpty);
}

/** The value of an option or an argument, which must not be empty. */
export function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('must not be empty; set a value');
  return text;
}
