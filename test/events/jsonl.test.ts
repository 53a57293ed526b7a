import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventVersion, type PlatenEvent } from '../../src/events/event.ts';
import { type EventFileError, JsonlWriter, readEvents } from '../../src/events/jsonl.ts';
import { slip, smallRun, stamped } from '../reports/small-run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-jsonl-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function written(events: readonly PlatenEvent[], name = 'deep/er/events.jsonl'): Promise<string> {
  const path = join(folder, name);
  const writer = new JsonlWriter(path);
  for (const event of events) writer.write(event);
  await writer.close();
  return path;
}

async function read(path: string): Promise<PlatenEvent[]> {
  const events: PlatenEvent[] = [];
  for await (const event of readEvents(path)) events.push(event);
  return events;
}

function file(content: string): string {
  const path = join(folder, 'broken.jsonl');
  writeFileSync(path, content);
  return path;
}

async function failure(path: string): Promise<{ code: string; message: string; hint: string }> {
  const error = await read(path).then(
    () => expect.fail('the file was read'),
    (reason: EventFileError) => reason,
  );
  return { code: error.code, message: error.message.replaceAll(folder, ''), hint: error.hint };
}

const line = (seq: number) => `${JSON.stringify({ v: 1, seq, at: 0, type: 'step-begin' })}\n`;

describe('event file', () => {
  it('gives back what was written, one object a line', async () => {
    const path = await written(smallRun);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(smallRun.length);
    expect(lines[0]).toBe(
      '{"v":1,"seq":0,"at":0,"type":"run-begin","platen":"0.1.0","clock":"virtual","startedAt":"2026-03-09T15:16:55.123Z","scenarios":6,"defect":"marker-suppressed"}',
    );
    expect(await read(path)).toEqual(smallRun);
  });

  it('has every event on the disk before it is closed', () => {
    const path = join(folder, 'open.jsonl');
    const writer = new JsonlWriter(path);
    writer.write(smallRun[0]!);
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify(smallRun[0])}\n`);
  });

  it('replaces an older file', async () => {
    await written(smallRun);
    expect(await read(await written(smallRun.slice(0, 1)))).toEqual(smallRun.slice(0, 1));
  });

  it('reads lines longer than a read of the disk', async () => {
    const events = stamped([slip({ png: 'A'.repeat(200_001) }), slip({ text: '额'.repeat(100_003) })]);
    expect(await read(await written(events))).toEqual(events);
  });

  it('gives back any text, separators of lines included', async () => {
    const text = fc.string({
      unit: fc.constantFrom('额', '\u2028', '\u2029', '\r', '\n', '\u0085', '"', '\\', '\u0000', '😀'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (texts) => {
        const events = stamped(texts.map((one) => slip({ text: one })));
        expect(await read(await written(events, 'any.jsonl'))).toEqual(events);
      }),
      { numRuns: 40 },
    );
  });

  it('passes on kinds of events that it does not know', async () => {
    const event = { v: eventVersion, seq: 0, at: 3, type: 'printer-lit', colour: 'green' };
    expect(await read(file(`${JSON.stringify(event)}\n`))).toEqual([event]);
  });

  it('names file and line of a line that is cut off', async () => {
    expect(await failure(file(`${line(0)}${line(1)}{"v":1,"se`))).toEqual({
      code: 'broken-line',
      message: expect.stringMatching(/^\/broken\.jsonl:3: not an event: not JSON: .*JSON/),
      hint: 'a broken last line means that the run was killed while writing; delete the line to read the rest',
    });
  });

  it('tells a last line that is torn, and gives what stands before, where that is asked for', async () => {
    const told: string[] = [];
    const events: PlatenEvent[] = [];
    const path = file(`${line(0)}${line(1)}{"v":1,"se`);
    for await (const event of readEvents(path, (error) => told.push(error.code))) events.push(event);
    expect([events.map(({ seq }) => seq), told]).toEqual([[0, 1], ['broken-line']]);
    const broken = readEvents(file(`${line(0)}{"v":1,"se\n`), () => expect.fail('the last line is whole'));
    await broken.next();
    await expect(broken.next()).rejects.toThrow('broken.jsonl:2');
  });

  it.each([
    [
      'an empty line',
      `${line(0)}\n${line(1)}`,
      '/broken.jsonl:2: not an event: not JSON: Unexpected end of JSON input',
    ],
    ['no object', '[1]\n', '/broken.jsonl:1: not an event: not an object'],
    ['no stamp', '{"v":1,"seq":0,"type":"slip"}\n', '/broken.jsonl:1: not an event: it has no seq, at or type'],
  ])('refuses %s', async (_, content, message) => {
    expect(await failure(file(content))).toMatchObject({ code: 'broken-line', message });
  });

  it('refuses events of another version, and says what to do', async () => {
    expect(await failure(file('{"v":2,"seq":0,"at":0,"type":"slip"}\n'))).toEqual({
      code: 'other-version',
      message: '/broken.jsonl:1: event version 2, expected 1',
      hint: 'read it with the version of Platen that wrote it, which its first line names',
    });
  });

  it('notices lines that are missing or out of order', async () => {
    expect(await failure(file(`${line(0)}${line(2)}`))).toEqual({
      code: 'missing-lines',
      message: '/broken.jsonl:2: event 2, expected event 1',
      hint: 'lines were removed or reordered; use the file as the run wrote it',
    });
  });

  it('gives the events before a broken line before it fails', async () => {
    const events = readEvents(file(`${line(0)}nonsense\n`));
    expect((await events.next()).value).toMatchObject({ seq: 0 });
    await expect(events.next()).rejects.toThrow('broken.jsonl:2');
  });

  it('says which file cannot be opened', async () => {
    expect(await failure(join(folder, 'none.jsonl'))).toMatchObject({
      code: 'cannot-read',
      message: expect.stringContaining('/none.jsonl: cannot be read: ENOENT'),
    });
  });

  it('keeps an older file where that is asked for', () => {
    const path = file('kept');
    expect(() => new JsonlWriter(path, 'keep')).toThrow(
      expect.objectContaining({ code: 'file-exists', message: `${path}: there is a file of that name` }),
    );
    expect(readFileSync(path, 'utf8')).toBe('kept');
  });

  it('says which file cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => new JsonlWriter(join(folder, 'file/events.jsonl'))).toThrow(
      expect.objectContaining({
        code: 'cannot-write',
        message: expect.stringContaining('events.jsonl: cannot be written'),
      }),
    );
  });
});
