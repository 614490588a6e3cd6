import { type Directive, directive } from './directives';
import { paths } from './paths';

/** What every nginx of ours has: one process in the foreground, which writes to {@link paths.scratch} alone. */
export const inForeground: readonly Directive[] = [
  directive('daemon', 'off'),
  directive('pid', paths.processId),
  directive('error_log', 'stderr', 'warn'),
];

/** At the `http` level: nginx makes these folders when it starts. */
export const temporaryFolders: readonly Directive[] = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) =>
  directive(`${name}_temp_path`, `${paths.scratch}/${name}`),
);
