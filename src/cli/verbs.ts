import type { Command } from 'commander';

/** A verb as the overview knows it; its file is loaded when it is called. */
interface Verb {
  /** What stands above it in the overview, and above those that follow; absent: the same as before. */
  readonly group?: string;
  readonly summary: string;
  /** Gives what adds the verb, with its options, to the program. */
  load(): Promise<(program: Command) => void>;
}

/** Every verb, in the order of the overview. */
export const verbs: Readonly<Record<string, Verb>> = {
  run: {
    group: 'Scenarios:',
    summary: 'run scenarios and compare every slip with its golden',
    load: async () => (await import('./run.ts')).registerRun,
  },
  merge: {
    summary: 'put the shards of a run together, and write its reports',
    load: async () => (await import('./merge.ts')).registerMerge,
  },
  mutants: {
    summary: 'run the scenarios against every defect, and tell which one caught it',
    load: async () => (await import('./mutants.ts')).registerMutants,
  },
  baseline: {
    summary: 'keep how long slips take, and tell what has become slower',
    load: async () => (await import('./baseline.ts')).registerBaseline,
  },
  certify: {
    summary: 'run a plan of acceptance, and write a sealed bundle of evidence',
    load: async () => (await import('./certify.ts')).registerCertify,
  },
  verify: {
    summary: 'find every byte of a bundle of evidence that was changed',
    load: async () => (await import('./verify.ts')).registerVerify,
  },
  bench: {
    group: 'Benches of real hardware:',
    summary: 'find the terminals, printers and cables of a bench, and prove them',
    load: async () => (await import('./bench.ts')).registerBench,
  },
  review: {
    group: 'Golden receipts:',
    summary: 'show each slip that awaits approval with what differs, and ask',
    load: async () => (await import('./review.ts')).registerReview,
  },
  approve: {
    summary: 'take received slips as the new goldens',
    load: async () => (await import('./approve.ts')).registerApprove,
  },
  compare: {
    summary: 'say in what a receipt differs from the one it should be',
    load: async () => (await import('./compare.ts')).registerCompare,
  },
  emulate: {
    group: 'Printers:',
    summary: 'be a printer on a TCP port, a serial port or a pty, and keep every slip',
    load: async () => (await import('./emulate.ts')).registerEmulate,
  },
  studio: {
    summary: 'see the paper come out in a browser, click a dot, open the cover',
    load: async () => (await import('./studio.ts')).registerStudio,
  },
  record: {
    summary: 'stand between a host and a printer, and keep every byte with its time',
    load: async () => (await import('./record.ts')).registerRecord,
  },
  replay: {
    summary: 'send a printer what a host sent, and compare its answers',
    load: async () => (await import('./replay.ts')).registerReplay,
  },
  render: {
    group: 'Bytes:',
    summary: 'draw the slips that a file of printer bytes prints',
    load: async () => (await import('./render.ts')).registerRender,
  },
  explain: {
    summary: 'say what every byte means, and which bytes a dot comes from',
    load: async () => (await import('./explain.ts')).registerExplain,
  },
  inspect: {
    summary: 'tell everything that a printer makes of some bytes, as JSON',
    load: async () => (await import('./inspect.ts')).registerInspect,
  },
  time: {
    summary: 'tell when each slip is out, and where the time goes, from the bytes alone',
    load: async () => (await import('./time.ts')).registerTime,
  },
  commands: {
    summary: 'list the commands that a printer model knows',
    load: async () => (await import('./commands.ts')).registerCommands,
  },
  init: {
    group: 'Projects:',
    summary: 'write settings, a first scenario and a CI workflow',
    load: async () => (await import('./init.ts')).registerInit,
  },
};
