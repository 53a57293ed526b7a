import { describe, expect, it } from 'vitest';
import { actionProblems, fileOf, pipelineProblems, workflowProblems } from './checked-yaml.ts';

describe('CI files, read by those that they are for', () => {
  it.each(['examples/ci/github.yml', 'examples/ci/github-action.yml', 'src/cli/templates/github-workflow.yml'])(
    'GitHub takes %s',
    async (path) => {
      expect(await workflowProblems(path, fileOf(path))).toEqual([]);
    },
  );

  it('GitHub takes the action', () => {
    expect(actionProblems('action.yml', fileOf('action.yml'))).toEqual([]);
  });

  it('GitLab takes the pipeline', () => {
    expect(pipelineProblems(fileOf('examples/ci/gitlab.yml'))).toEqual([]);
  });

  it('refuses what is wrong', async () => {
    const workflow = fileOf('examples/ci/github.yml');
    const refused = (from: string, to: string) => workflowProblems('w.yml', workflow.replace(from, to));
    expect(await refused('runs-on:', 'run-on:')).toContainEqual(expect.stringContaining("Unexpected value 'run-on'"));
    expect(await refused('needs: durations', 'needs: duration')).toContainEqual(expect.stringContaining('duration'));
    expect(await refused('strategy.job-total', 'matrix.shard +')).toContainEqual(
      expect.stringMatching(/expression|symbol/i),
    );
    expect(actionProblems('action.yml', fileOf('action.yml').replace('using:', 'use:'))).not.toEqual([]);
    const pipeline = fileOf('examples/ci/gitlab.yml');
    expect(pipelineProblems(pipeline.replace('  script:', '  scripts:'))).not.toEqual([]);
    expect(pipelineProblems(pipeline.replace('parallel: 2', 'parallel: many'))).not.toEqual([]);
  });
});
