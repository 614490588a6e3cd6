import { InvalidArgumentError, Option } from 'commander';

/** The option that says where clusters are found. */
export function kubeconfigOption(): Option {
  return new Option('--kubeconfig <file>', 'of a cluster (default: KUBECONFIG, or ~/.kube/config)').argParser(
    (file: string) => {
      if (file === '') throw new InvalidArgumentError('it is empty; set a value');
      return file;
    },
  );
}
