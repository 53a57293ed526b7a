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
  /** What is sent for the response the first time; `pause` is the silence before a message, ms. */
  pieces(frame: Uint8Array, pause: number): readonly Piece[];
}

const list: readonly AnswerFault[] = [
  { name: 'nak', description: 'the request is refused', refuses: true, pieces: (bytes, after) => [{ after, bytes }] },
  {
    name: 'ack-lost',
    description: 'the request is carried out and not acknowledged',
    hidesAcknowledgement: true,
    pieces: (bytes, after) => [{ after, bytes }],
  },
  { name: 'response-lost', description: 'the response is never sent', final: true, pieces: () => [] },
  {
    name: 'response-late',
    description: 'the response comes a second after the register has given up',
    pieces: (bytes) => [{ after: times.response + 1_000, bytes }],
  },
  {
    name: 'response-split',
    description: 'the response comes in two parts, with a silence between them that ends a message',
    pieces: (frame, after) => [
      { after, bytes: frame.subarray(0, frame.length >> 1) },
      { after, bytes: frame.subarray(frame.length >> 1) },
    ],
  },
  {
    name: 'response-merged',
    description: 'the response comes with the ACK, without a pause',
    pieces: (bytes) => [{ after: 0, bytes }],
  },
  {
    name: 'response-twice',
    description: 'the response comes twice',
    pieces: (bytes, after) => [
      { after, bytes },
      { after, bytes },
    ],
  },
  {
    name: 'response-lrc-wrong',
    description: 'the LRC of the response is wrong, once',
    pieces: (frame, after) => [
      { after, bytes: frame.map((byte, at) => (at === frame.length - 1 ? byte ^ 0x55 : byte)) },
    ],
  },
  {
    name: 'response-garbage',
    description: 'noise comes in place of the response, once',
    pieces: (frame, after) => [{ after, bytes: frame.map((byte) => byte ^ 0xa5) }],
  },
];

/** All faults of an answer, by name. */
export const answerFaults: ReadonlyMap<string, AnswerFault> = new Map(list.map((fault) => [fault.name, fault]));
