import { sectionsOf, sectionsOfList } from '../../yaml';
import { readSource, type Source, type SourceFile, tooLarge } from '../documents/sources';
import type { LocatedFinding } from '../outputs/outcome';
import { type How, type OfApp, type VerifiedSection, type Verifier, verifierFor } from './section';

/** A part of the work: plain data. */
export interface Task {
  /** Which of the sources it is about. */
  readonly source: number;
  /** A file to read, or a section of a text that has been read. */
  readonly of: Source | SourceFile;
  /** Which section the text is; of a file, all are read. */
  readonly section: number;
}

/** What was found in the sections of a task, in order. */
export interface Done extends Pick<Task, 'source' | 'section'> {
  readonly sections: readonly VerifiedSection[];
}

/** What is to be verified again: documents by source and section. */
export interface Again {
  readonly documents: ReadonlyMap<number, ReadonlyMap<number, OfApp>>;
  /** How many documents these are. */
  readonly count: number;
}

/** A document that was verified again. */
export interface DoneAgain {
  readonly source: number;
  readonly section: number;
  readonly document: number;
  readonly findings: readonly LocatedFinding[];
}

/** Tasks that are done at once. */
export interface Job {
  readonly tasks: readonly Task[];
  /** Absent where they are done for the first time. */
  readonly again?: Again;
}

export type JobResult = readonly Done[] | readonly DoneAgain[];

/** In characters: enough that a section is worth its overhead, and few enough that reading one again costs little. */
const sectionSize = 8 << 10;
/**
 * How much is done at once, in bytes, and in files: less towards the end, so that no thread waits long for another. A file that is
 * larger is read here, so that several threads can have parts of it.
 */
const jobSize = { most: 128 << 10, least: 16 << 10, shareOfRest: 1 / 16 };
const jobFiles = 50;
/** The longest document, which cannot be read in parts: JSON takes less memory, and is what clusters are listed as. */
const longest = { yaml: 32 << 20, json: 128 << 20 };

/**
 * What does a job. The {@link JobResult} is JSON, which goes to another thread faster than objects do, and keeps none of the texts
 * that its strings are parts of.
 */
export function workerFor(how: How): (job: Job) => string {
  const work = jobsWith(verifierFor(how));
  return (job) => JSON.stringify(work(job));
}

function jobsWith(verifier: Verifier): (job: Job) => JobResult {
  return ({ tasks, again }) => {
    if (again === undefined) {
      return tasks.map((task) => ({
        source: task.source,
        section: task.section,
        sections: sectionsIn(task).map(verifier.verify),
      }));
    }
    return tasks.flatMap((task) => {
      const wanted = again.documents.get(task.source);
      return sectionsIn(task).flatMap((section, at) => {
        const ofApp = wanted?.get(task.section + at);
        if (ofApp === undefined) return [];
        return [...verifier.verifyAgain(section, ofApp)].map(([document, findings]) => ({
          source: task.source,
          section: task.section + at,
          document,
          findings,
        }));
      });
    });
  };
}

function sectionsIn({ of }: Task): readonly Source[] {
  return 'text' in of ? [of] : sections(readSource(of));
}

/**
 * A source in parts that are verified one by one: documents, or what a cluster is listed as, item by item. A document that is too
 * large keeps no other from being read.
 */
function sections(source: Source): readonly Source[] {
  const { name, text, problem } = source;
  const parts = problem === undefined ? (sectionsOfList(text, sectionSize) ?? sectionsOf(text, sectionSize)) : [source];
  const apart = parts.some(isTooLarge) ? sectionsOf(text, 1) : parts;
  return apart.map((part) => ({ ...source, ...part, ...(isTooLarge(part) && tooLarge(mostOf(part))), name }));
}

interface Part {
  readonly text: string;
  readonly isJson?: boolean;
}

function isTooLarge(part: Part): boolean {
  return part.text.length > mostOf(part);
}

function mostOf({ isJson = false }: Part): number {
  return isJson ? longest.json : longest.yaml;
}

/** How much there is to verify, about: in bytes. */
export function sizeOf(sources: readonly (Source | SourceFile)[]): number {
  return sources.reduce((sum, source) => sum + ('text' in source ? source.text.length : source.size), 0);
}

/** The work in small parts. What a thread has to be given the text of is read when its turn comes. */
export function* jobsOf(sources: readonly (Source | SourceFile)[], again?: Again): Iterable<Job> {
  let left = sizeOf(sources);
  let tasks: Task[] = [];
  let size = 0;
  const enough = () => Math.max(jobSize.least, Math.min(jobSize.most, left * jobSize.shareOfRest));
  for (const task of tasksOf(sources, enough, again)) {
    tasks.push(task);
    size += 'text' in task.of ? task.of.text.length : task.of.size;
    if (size < enough() && tasks.length < jobFiles) continue;
    yield jobOf(tasks, again);
    left -= size;
    tasks = [];
    size = 0;
  }
  if (tasks.length > 0) yield jobOf(tasks, again);
}

/** With only what these tasks need. */
function jobOf(tasks: readonly Task[], again: Again | undefined): Job {
  if (again === undefined) return { tasks };
  const documents = tasks.flatMap(({ source }) => {
    const found = again.documents.get(source);
    return found === undefined ? [] : [[source, found] as const];
  });
  return { tasks, again: { ...again, documents: new Map(documents) } };
}

function* tasksOf(sources: readonly (Source | SourceFile)[], most: () => number, again?: Again): Iterable<Task> {
  for (const [source, of] of sources.entries()) {
    const wanted = again?.documents.get(source);
    if (again !== undefined && wanted === undefined) continue;
    if (!('text' in of) && of.size <= most()) {
      yield { source, of, section: 0 };
      continue;
    }
    for (const [section, part] of sections(readSource(of)).entries()) {
      if (wanted === undefined || wanted.has(section)) yield { source, of: part, section };
    }
  }
}
