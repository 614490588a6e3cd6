import { type Disk, nodeDisk } from '../disk';

/** What happens at an operation: before it is done, or, where it writes a file, when half of that is written. */
export type Fault = (operation: string, half?: () => void) => void;

/** The disk of this machine, with a fault that is asked before each operation. */
export function failingDisk(fault: Fault): Disk {
  const faulty =
    <P extends readonly unknown[], R>(name: string, operation: (...parameters: P) => R) =>
    (...parameters: P): R => {
      fault(name);
      return operation(...parameters);
    };
  return {
    realPath: faulty('realPath', nodeDisk.realPath),
    status: faulty('status', nodeDisk.status),
    list: faulty('list', nodeDisk.list),
    read: faulty('read', nodeDisk.read),
    readOfSize: faulty('readOfSize', nodeDisk.readOfSize),
    create: (file, text, mode) => {
      fault('create', () => nodeDisk.create(file, text.slice(0, text.length / 2), mode));
      nodeDisk.create(file, text, mode);
    },
    touch: faulty('touch', nodeDisk.touch),
    rename: faulty('rename', nodeDisk.rename),
    remove: faulty('remove', nodeDisk.remove),
    makeFolder: faulty('makeFolder', nodeDisk.makeFolder),
    removeFolder: faulty('removeFolder', nodeDisk.removeFolder),
  };
}

/** An error as Node throws it. */
export function diskError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code, syscall: 'injected' });
}
