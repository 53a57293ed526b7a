import { GoldenError } from './golden-record.ts';
import { receivedTwice } from './judge.ts';
import type { LayOut } from './receipt.ts';
import { type Received, readReceived, writeReceived } from './received.ts';

/**
 * Keeps a slip for approval. Of a slip that has no golden yet, and was kept by an earlier run too, what differs between
 * the two and looks alike may vary. Beside a golden nothing is proposed so: what differs there is what is to be judged.
 */
export function keepReceived(root: string, path: string, received: Received, layOut: LayOut): void {
  const before = received.state === 'missing' ? earlier(root, path) : null;
  const isAlike = before?.record.received.state === 'missing' && before.record.model === received.slip.model;
  const kept = isAlike
    ? receivedTwice(received, { bytes: before.bytes, fields: before.record.fields }, layOut)
    : received;
  writeReceived(root, path, kept);
}

/** What awaits approval already; null for nothing, and for what cannot be read: it is replaced. */
function earlier(root: string, path: string): ReturnType<typeof readReceived> {
  try {
    return readReceived(root, path);
  } catch (error) {
    if (error instanceof GoldenError) return null;
    throw error;
  }
}
