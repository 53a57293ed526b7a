import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as workflows from '@actions/workflow-parser';
import type * as actionParser from '@actions/workflow-parser/actions/action-parser';
import type * as actionTemplate from '@actions/workflow-parser/actions/action-template';
import { type Schema, Validator } from '@cfworker/json-schema';
import { build } from 'esbuild';
import { parse } from 'yaml';

type Parser = typeof workflows & typeof actionParser & typeof actionTemplate;

/** GitHub's own parser of workflows and actions. It imports JSON in a way that Node refuses and bundlers take. */
async function githubParser(): Promise<Parser> {
  const name = '@actions/workflow-parser';
  const modules = [name, `${name}/actions/action-parser`, `${name}/actions/action-template`];
  const { outputFiles } = await build({
    stdin: { contents: modules.map((one) => `export * from '${one}';`).join('\n'), resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`);
}

const github = await githubParser();
const trace = new github.NoOperationTraceWriter();

/** A file of this project, by its path from the root. */
export const fileOf = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** What GitHub's own parser has against a workflow: its keys, its values, its expressions. */
export async function workflowProblems(name: string, content: string): Promise<string[]> {
  const { context, value } = github.parseWorkflow({ name, content }, trace);
  if (value && context.errors.count === 0) await github.convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map((error) => error.message);
}

/** The same of an action. */
export function actionProblems(name: string, content: string): string[] {
  const { context, value } = github.parseAction({ name, content }, trace);
  if (value && context.errors.count === 0) github.convertActionTemplate(context, value);
  return context.errors.getErrors().map((error) => error.message);
}

const gitlab = new Validator(JSON.parse(fileOf('test/fixtures/gitlab/ci.schema.json')) as Schema, '7', false);

/** What the schema of GitLab's pipeline editor has against a `.gitlab-ci.yml`, by place. */
export function pipelineProblems(content: string): string[] {
  const { errors } = gitlab.validate(parse(content));
  return errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}
