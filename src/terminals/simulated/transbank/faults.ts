import { times } from '../../transbank/messages.ts';

/** Bytes that a terminal sends, so many ms after what it did before. */
interface Piece {
  readonly after: number;
  readonly bytes: Uint8Array;
}

/** Something that goes wrong with one answer of a terminal to its register, the work itself done as ever. */
export interface AnswerFault {
  readonly name: string;
  readonly description: string;
  /** The request is answered with NAK and not carried out. */
  readonly refuses?: true;
  /** The ACK of the request is not sent. */
  readonly hidesAcknowledgement?: true;
  /** The response is never sent again. */
  readonly final?: true;
  /** What is sent for the response the first time. */
  pieces(frame: Uint8Array): readonly Piece[];
}

const whole = (bytes: Uint8Array, after: number = times.pause): Piece => ({ after, bytes });

const list: readonly AnswerFault[] = [
  { name: 'nak', description: 'the request is refused', refuses: true, pieces: (frame) => [whole(frame)] },
  {
    name: 'ack-lost',
    description: 'the request is carried out and not acknowledged',
    hidesAcknowledgement: true,
    pieces: (frame) => [whole(frame)],
  },
  { name: 'response-lost', description: 'the response is never sent', final: true, pieces: () => [] },
  {
    name: 'response-late',
    description: 'the response comes a second after the register has given up',
    pieces: (frame) => [whole(frame, times.response + 1_000)],
  },
  {
    name: 'response-split',
    description: 'the response comes in two parts, with a silence between them that ends a message',
    pieces: (frame) => [
      whole(frame.subarray(0, frame.length >> 1)),
      whole(frame.subarray(frame.length >> 1), times.pause),
    ],
  },
  {
    name: 'response-merged',
    description: 'the response comes with the ACK, without a pause',
    pieces: (frame) => [whole(frame, 0)],
  },
  { name: 'response-twice', description: 'the response comes twice', pieces: (frame) => [whole(frame), whole(frame)] },
  {
    name: 'response-lrc-wrong',
    description: 'the LRC of the response is wrong, once',
    pieces: (frame) => [whole(frame.map((byte, at) => (at === frame.length - 1 ? byte ^ 0x55 : byte)))],
  },
  {
    name: 'response-garbage',
    description: 'noise comes in place of the response, once',
    pieces: (frame) => [whole(frame.map((byte) => byte ^ 0xa5))],
  },
];

/** All faults of an answer, by name. */
export const answerFaults: ReadonlyMap<string, AnswerFault> = new Map(list.map((fault) => [fault.name, fault]));
