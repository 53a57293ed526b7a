import { expect, test } from 'vitest';
import { MOST_SLIP_BYTES, ReceivedStream } from '../../emulator/stream.ts';

const run = (...values: number[]) => Uint8Array.from(values);

test('bytes are taken up to an offset, with the times of the first and the last', () => {
  const stream = new ReceivedStream();
  stream.append(run(1, 2, 3), 100, 1);
  stream.append(run(4, 5), 200, 10);
  expect(stream.take(4)).toEqual({ bytes: run(1, 2, 3, 4), offset: 0, firstByteAt: 100, lastByteAt: 200 });
  expect(stream.take(5)).toEqual({ bytes: run(5), offset: 4, firstByteAt: 210, lastByteAt: 210 });
  expect([stream.start, stream.end]).toEqual([5, 5]);
});

test('bytes that the next slip needs as well are kept', () => {
  const stream = new ReceivedStream();
  stream.append(run(1, 2, 3), 0, 0);
  expect(stream.take(3, 1).bytes).toEqual(run(1, 2, 3));
  expect(stream.take(3)).toMatchObject({ bytes: run(2, 3), offset: 1 });
});

test('a copy has what is kept of a part', () => {
  const stream = new ReceivedStream();
  stream.append(run(1, 2, 3, 4), 0, 0);
  stream.take(1);
  expect(stream.copy(0, 3)).toEqual(run(2, 3));
  expect(stream.copy(3, 9)).toEqual(run(4));
  expect(stream.copy(9, 12)).toEqual(run());
});

test('nothing is taken of nothing', () => {
  expect(new ReceivedStream().take(0)).toEqual({ bytes: run(), offset: 0, firstByteAt: 0, lastByteAt: 0 });
});

test('when there are too many bytes the oldest half is dropped', () => {
  const stream = new ReceivedStream();
  expect(stream.append(new Uint8Array(MOST_SLIP_BYTES), 0, 0)).toBe(0);
  expect(stream.append(run(7), 5, 0)).toBe(MOST_SLIP_BYTES / 2 + 1);
  expect([stream.start, stream.end]).toEqual([MOST_SLIP_BYTES / 2 + 1, MOST_SLIP_BYTES + 1]);
  expect(stream.take(stream.end)).toMatchObject({ firstByteAt: 0, lastByteAt: 5 });
});

test('the times of very many runs are thinned out, the first and the latest stay', () => {
  const stream = new ReceivedStream();
  for (let i = 0; i < 200_000; i++) stream.append(run(i & 0xff), i, 0);
  expect(stream.take(stream.end)).toMatchObject({ firstByteAt: 0, lastByteAt: 199_999 });
});
