import type { EventOf } from '../../events/event.ts';
import { counted } from '../words.ts';
import { type Content, html, type Markup, told } from './markup.ts';

const ROW = 16;

/** Bytes shown of a slip; of a longer one the rest only where something is noted. The event stream has them all. */
const SHOWN = 8192;

/** Bytes that begin a command or a real-time request, and those that end or move a line. */
const leads: ReadonlySet<number> = new Set([0x10, 0x1b, 0x1c, 0x1d]);
const feeds: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d]);

interface Note {
  readonly offset: number;
  readonly length: number;
  readonly kind: 'found' | 'diagnosed';
  readonly text: string;
}

/** Where a byte stands in the page; only rows in which a note begins can be pointed at. */
export function byteId(slipId: string, offset: number): string {
  return `${slipId}-byte-${offset - (offset % ROW)}`;
}

/** The bytes of a slip: offset from its first byte, hex, ASCII, and below a row what is said of its bytes. */
export function bytesBlock(slipId: string, slip: EventOf<'slip'>, findings: readonly EventOf<'finding'>[]): Markup {
  const bytes = Buffer.from(slip.bytes, 'base64');
  const notes = notesOf(slip, findings);
  const rows: Content[] = [];
  let hidden = 0;
  for (let at = 0; at < bytes.length; at += ROW) {
    const here = notes.filter((note) => note.offset < at + ROW && note.offset + note.length > at);
    if (at >= SHOWN && here.length === 0) {
      hidden += Math.min(ROW, bytes.length - at);
      continue;
    }
    rows.push(row(slipId, bytes.subarray(at, at + ROW), at, here));
  }
  const rest =
    hidden > 0 &&
    html`<p class="aside">${counted(hidden, 'byte')} past the first ${SHOWN} are not shown; the event stream has them.</p>`;
  return html`<details class="part"><summary>Bytes <small>${bytes.length}</small></summary>
<pre class="hex" tabindex="0" role="region" aria-label="Bytes in hexadecimal">${rows}</pre>${rest}</details>`;
}

function notesOf(slip: EventOf<'slip'>, findings: readonly EventOf<'finding'>[]): Note[] {
  const start = slip.offset ?? 0;
  const found = findings.flatMap(({ bytes, code, message }): Note[] =>
    bytes === undefined
      ? []
      : [{ offset: bytes.offset, length: Math.max(1, bytes.length), kind: 'found', text: `${code}: ${message}` }],
  );
  const seen = slip.diagnostics.map(
    ({ offset, code, message }): Note => ({
      offset: offset - start,
      length: 1,
      kind: 'diagnosed',
      text: `${code}: ${message}`,
    }),
  );
  return [...found, ...seen];
}

function row(slipId: string, bytes: Uint8Array, at: number, notes: readonly Note[]): Markup {
  const cells = [...bytes].map((byte, i) => cell(byte, notes.find((note) => covers(note, at + i))?.kind));
  const ascii = [...bytes].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
  const padding = '   '.repeat(ROW - bytes.length);
  const offset = at.toString(16).padStart(6, '0');
  const begun = notes.filter((note) => note.offset >= at && note.offset < at + ROW);
  const id = begun.length > 0 && html` id="${byteId(slipId, at)}"`;
  const below = begun.map(
    (note) =>
      html`<span class="note ${note.kind}">${' '.repeat(8 + 3 * (note.offset - at))}└ ${told(note.text)}\n</span>`,
  );
  return html`<span class="offset"${id}>${offset}</span>  ${cells}${padding} <span class="ascii">${ascii}</span>\n${below}`;
}

function covers(note: Note, offset: number): boolean {
  return offset >= note.offset && offset < note.offset + note.length;
}

function cell(byte: number, noted: Note['kind'] | undefined): Content {
  const hex = byte.toString(16).padStart(2, '0');
  if (noted !== undefined) return html`<mark class="${noted}">${hex}</mark> `;
  if (leads.has(byte)) return html`<b>${hex}</b> `;
  return feeds.has(byte) ? html`<i>${hex}</i> ` : `${hex} `;
}
