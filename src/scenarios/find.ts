import { readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { ScenarioError, type ScenarioPlace } from './load.ts';

const extension = /\.ya?ml$/;

/**
 * The scenario files that paths name, in the order of the alphabet within each folder: files, and every .yaml and .yml
 * below folders; none: those of `folder`. Throws a ScenarioError for a path that does not exist or holds
 * none, and for two files that would have the same name.
 */
export function findScenarios(paths: readonly string[], folder: string, root: string): ScenarioPlace[] {
  const given = paths.length > 0 ? paths : [folder];
  const files = new Set(given.flatMap((path) => filesAt(resolve(root, path), path)));
  const places = [...files].map((path) => ({
    id: idOf(path, resolve(root, folder), root),
    file: shownPath(path, root),
    path,
  }));
  const byId = new Map<string, ScenarioPlace>();
  for (const place of places) {
    const other = byId.get(place.id);
    if (other) {
      const message = `${other.file} and ${place.file} are both named ${place.id}`;
      throw new ScenarioError('scenario-twice', message, 'rename one of them, or run them one after the other');
    }
    byId.set(place.id, place);
  }
  return places;
}

function filesAt(path: string, given: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) {
    throw new ScenarioError(
      'scenario-not-found',
      `no such file or folder: ${given}`,
      'give a .yaml file, or a folder of them',
    );
  }
  if (!stat.isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => extension.test(file));
  if (files.length === 0) {
    throw new ScenarioError('scenario-not-found', `no scenario below ${given}`, 'scenario files end in .yaml or .yml');
  }
  return files.sort().map((file) => join(path, file));
}

/** The path as messages show it: from the working folder, with slashes. */
function shownPath(path: string, root: string): string {
  return relative(root, path).replaceAll('\\', '/');
}

/**
 * `reprint/reprint-last` for reprint/reprint-last.yaml of the scenarios folder; of a file elsewhere its path from the
 * working folder, and of one outside that its name alone.
 */
function idOf(path: string, folder: string, root: string): string {
  const shown = [folder, root]
    .map((base) => shownPath(path, base))
    .find((below) => !below.startsWith('../') && !isAbsolute(below));
  return (shown ?? basename(path)).replace(extension, '');
}
