/** A code fence of a Markdown page. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  /** The line of the page that it starts at, from 1. */
  readonly line: number;
}

/** The code fences of a page, in order; one in a list item without its indentation. */
export function fencesOf(markdown: string): readonly Fence[] {
  return [...markdown.matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gm)].map((match) => {
    const [, indentation = '', language = '', text = ''] = match;
    const line = markdown.slice(0, match.index).split('\n').length;
    return { language, text: text.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''), line };
  });
}

/** What the commands of an `sh` fence print, where the page says so: the text fence right after it. */
export function outputOf(fences: readonly Fence[], sh: Fence): Fence | undefined {
  const next = fences.indexOf(sh) + 1;
  return isOutput(fences, next) ? fences[next] : undefined;
}

function isOutput(fences: readonly Fence[], index: number): boolean {
  return fences[index]?.language === 'text' && fences[index - 1]?.language === 'sh';
}

/** The file that a reader writes a fence to: its first line says so, in a comment. */
export function fileOf({ text }: Fence): string | undefined {
  return /^(?:\/\/|#) (\S+\.(?:ts|yaml))\n/.exec(text)?.[1];
}

/** A program of a page, and what the page says comes out of it. */
export interface Program {
  readonly file: string;
  readonly text: string;
  /** Fences with YAML that it writes, or a part of it. */
  readonly yaml: readonly Fence[];
  /** Fences with what it reports instead. */
  readonly reports: readonly Fence[];
}

/**
 * The programs of a page. A `ts` fence that names a file starts one; the others go on with it, before its `app.synth()`.
 * Fences of YAML or text that name no file are what it writes or reports; the text after an `sh` fence is not its own.
 */
export function programsOf(markdown: string): readonly Program[] {
  const programs: Program[] = [];
  const fences = fencesOf(markdown);
  for (const [index, fence] of fences.entries()) {
    if (isOutput(fences, index)) continue;
    const file = fileOf(fence);
    const last = programs.at(-1);
    if (fence.language === 'ts' && file !== undefined) {
      programs.push({ file, text: fence.text, yaml: [], reports: [] });
    } else if (last !== undefined && file === undefined) {
      programs[programs.length - 1] = extended(last, fence);
    }
  }
  return programs;
}

const synth = 'app.synth();\n';

function extended(program: Program, fence: Fence): Program {
  const { text, yaml, reports } = program;
  if (fence.language === 'ts') {
    return { ...program, text: `${text.replace(synth, '')}\n${fence.text}${text.includes(synth) ? `\n${synth}` : ''}` };
  }
  if (fence.language === 'yaml') return { ...program, yaml: [...yaml, fence] };
  return fence.language === 'text' ? { ...program, reports: [...reports, fence] } : program;
}

/** The deepest indentation that a fence omits. */
const maxOmitted = 24;

/**
 * Whether a text has the lines of a fence, one after the other; `# …` stands for any lines in between. The fence may omit
 * indentation that all of its lines have.
 */
export function shows(text: string, fence: Fence): boolean {
  const indentations = Array.from({ length: maxOmitted / 2 + 1 }, (_, step) => ' '.repeat(2 * step));
  return indentations.some((by) => hasLines(text, fence.text.replaceAll(/^(?=.)/gm, by)));
}

function hasLines(text: string, lines: string): boolean {
  const parts = lines.split(/^ *# …\n/m).filter((part) => part !== '');
  let rest = `\n${text}`;
  return parts.every((part) => {
    const at = rest.indexOf(`\n${part}`);
    // The line break before the next part is the last one of this.
    if (at !== -1) rest = rest.slice(at + part.length);
    return at !== -1;
  });
}
