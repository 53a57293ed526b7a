import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { inject } from 'vitest';
import type { Ended } from '../cli/platen.ts';

const script = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
};

/**
 * A machine of a CI that has checked a project out and installed what it needs: a folder of its own, `npx` for the
 * program of this run of the tests, and no other tool of npm.
 */
export class Machine {
  readonly folder: string;
  readonly #tools: string;

  constructor(folder: string, scenarios: readonly string[]) {
    this.folder = join(folder, 'project');
    this.#tools = join(folder, 'tools');
    script(join(this.#tools, 'npx'), `[ "$1" = --no ] && shift; name=$1; shift; exec "$(dirname "$0")/$name" "$@"`);
    script(join(this.#tools, 'platen'), `exec "${process.execPath}" "${inject('program')}" "$@"`);
    mkdirSync(join(this.folder, 'scenarios'), { recursive: true });
    scenarios.forEach((name, i) => {
      const text = `name: sale ${name}\nsrc: made up\nsteps:\n  - sale: { amount: ${i + 1} }\n`;
      writeFileSync(join(this.folder, `scenarios/${name}.yaml`), text);
    });
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** Runs a script as both CIs do: by bash, which ends at the first command that fails. */
  run(text: string, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const { NODE_OPTIONS: _, GITHUB_STEP_SUMMARY: __, ...inherited } = process.env;
    const env = {
      ...inherited,
      CI: 'true',
      LANG: 'C',
      PATH: `${this.#tools}${delimiter}${process.env.PATH}`,
      ...variables,
    };
    const shell = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', text], { cwd: this.folder, env });
    const ended = { stdout: '', stderr: '' };
    shell.stdout.on('data', (chunk) => {
      ended.stdout += chunk;
    });
    shell.stderr.on('data', (chunk) => {
      ended.stderr += chunk;
    });
    return new Promise((resolve, reject) => {
      shell.on('error', reject);
      shell.on('close', (code) => resolve({ code, ...ended }));
    });
  }

  /** Files that await approval, from a folder of goldens, to the same place on another machine. */
  sendReceived(to: Machine): void {
    if (!existsSync(this.path('golden'))) return;
    for (const file of readdirSync(this.path('golden'), { recursive: true, encoding: 'utf8' })) {
      if (file.includes('.received.')) cpSync(this.path('golden', file), to.path('golden', file));
    }
  }
}

/** `${{ name }}` in a text of a workflow or an action, by the values of its contexts. */
export function evaluated(text: string, contexts: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ (.+?) \}\}/g, (_, name: string) => {
    const value = contexts[name];
    if (value === undefined) throw new Error(`nothing is said of ${name}`);
    return value;
  });
}
