/* A slip as it is opened: its pictures, its text, its bytes. What it is made of is in `data`. */
import { data, filled, joined, make, textOf, whenSeen, words } from './base.js';
import { viewer } from './viewer.js';
export const drawWhenSeen = (slip) => whenSeen(slip, () => drawSlip(slip));

const drawn = new WeakSet();
export const drawSlip = (element) => {
  if (drawn.has(element)) return;
  drawn.add(element);
  const slip = data.slips[element.id];
  const body = element.querySelector('.slip-body');
  body.prepend(viewer(element.id, slip));
  body.append(textPart(element.id, words.text, textOf(slip.text), slip.notes), bytesPart(element.id, slip));
  if (slip.goldenText !== undefined)
    body.append(textPart(`${element.id}-golden`, words.goldenText, textOf(slip.goldenText), []));
};

/** The language of a text by its script, so that a browser picks the right glyphs. */
const languageOf = (text) =>
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? 'ja'
    : /\p{Script=Hangul}/u.test(text)
      ? 'ko'
      : /\p{Script=Han}/u.test(text)
        ? 'zh-Hans'
        : 'en';

const part = (name, count, ...content) =>
  make('details', { class: 'part' }, make('summary', {}, `${name} `, make('small', {}, String(count))), ...content);

const textPart = (id, name, text, notes) => {
  const lines = text.replace(/\n$/, '').split('\n');
  const wrong = new Set(notes.map((note) => note.line));
  const block = make('pre', {
    class: 'lines',
    tabindex: 0,
    role: 'region',
    'aria-label': name,
    lang: languageOf(text),
  });
  lines.forEach((line, i) => {
    const attributes = { id: `${id}-line-${i + 1}`, 'data-line': i + 1, class: wrong.has(i + 1) && 'wrong' };
    block.append(make('span', attributes, `${line}\n`));
  });
  return part(name, filled(lines.length === 1 ? words.line : words.lines, { n: lines.length }), block);
};

const ROW = 16;
/** Bytes that begin a command or a real-time request, and those that end or move a line. */
const leads = new Set([0x10, 0x1b, 0x1c, 0x1d]);
const feeds = new Set([0x09, 0x0a, 0x0c, 0x0d]);

const bytesPart = (id, slip) => {
  const bytes = Uint8Array.from(joined(slip.bytes), (character) => character.charCodeAt(0));
  const block = make('pre', { class: 'hex', tabindex: 0, role: 'region', 'aria-label': words.hex });
  const made = part(words.bytes, bytes.length, block);
  const noted = slip.notes.filter(({ offset }) => offset !== undefined);
  const draw = () => {
    if (block.firstChild) return;
    for (let from = 0; from < bytes.length; from += ROW) block.append(...byteRow(id, bytes, from, noted));
  };
  made.addEventListener('toggle', draw);
  // A link may point at a row of it.
  if (noted.length > 0) draw();
  return made;
};

const byteRow = (id, bytes, from, notes) => {
  const row = [...bytes.subarray(from, from + ROW)];
  const cell = (byte, i) => {
    const hex = byte.toString(16).padStart(2, '0');
    const note = notes.find(({ offset, length }) => offset <= from + i && from + i < offset + Math.max(1, length));
    const name = note ? 'mark' : leads.has(byte) ? 'b' : feeds.has(byte) ? 'i' : 'span';
    return [make(name, note ? { class: note.kind } : {}, hex), ' '];
  };
  const ascii = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
  const begun = notes.filter(({ offset }) => offset >= from && offset < from + ROW);
  const offset = make(
    'span',
    { class: 'offset', id: begun.length > 0 && `${id}-byte-${from}` },
    from.toString(16).padStart(6, '0'),
  );
  const below = begun.map((note) =>
    make(
      'span',
      { class: `note ${note.kind}` },
      `${' '.repeat(8 + 3 * (note.offset - from))}└ ${note.code}: ${note.message}\n`,
    ),
  );
  return [
    offset,
    '  ',
    ...row.flatMap(cell),
    `${'   '.repeat(ROW - row.length)} `,
    make('span', { class: 'ascii' }, ascii),
    '\n',
    ...below,
  ];
};
