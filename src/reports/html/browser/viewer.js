/* Golden, actual and difference of a slip, in six views. */
import { byId, data, make, pictureOf, svg } from './base.js';

const views = [
  ['side', 'Side by side'],
  ['golden', 'Golden'],
  ['actual', 'Printed'],
  ['difference', 'Difference'],
  ['slider', 'Slider'],
  ['blink', 'Blink'],
];

/** Dots that a frame stands off what it frames. */
const FRAME = 3;

export const viewer = (id, slip) => {
  const { actual, golden, difference } = slip.pictures;
  const stage = make('div', { class: 'stage', tabindex: 0, role: 'group', 'aria-label': 'Pictures' });
  const made = make('div', { class: 'viewer', 'data-view': golden ? 'side' : 'actual' });
  if (golden) stage.append(figure('golden', 'Golden', golden, framesOf(slip, 'goldenBox')));
  stage.append(
    figure('actual', slip.state === 'matched' ? 'Printed, same as golden' : 'Printed', actual, framesOf(slip, 'box')),
  );
  if (difference)
    stage.append(
      figure(
        'difference',
        'Difference',
        difference,
        framesOf(slip, 'differenceBox'),
        'red printed alone, blue golden alone',
      ),
    );
  made.append(tools(id, made, golden !== undefined, difference !== undefined), stage);
  return made;
};

const framesOf = ({ notes }, which) => notes.filter((note) => note[which]).map((note) => ({ note, box: note[which] }));

const tools = (id, made, hasGolden, hasDifference) => {
  const bar = make('div', { class: 'views' });
  if (hasGolden) {
    const group = make('div', { class: 'choice', role: 'radiogroup', 'aria-label': 'View' });
    for (const [view, name] of views) {
      if (view === 'difference' && !hasDifference) continue;
      const input = make('input', { type: 'radio', name: `${id}-view`, value: view });
      input.checked = view === made.dataset.view;
      input.addEventListener('change', () => show(made, view));
      group.append(make('label', {}, input, make('span', {}, name)));
    }
    const slide = make('input', {
      type: 'range',
      class: 'slide',
      min: 0,
      max: 100,
      value: 50,
      'aria-label': 'How much of the golden is seen, per cent',
    });
    slide.addEventListener('input', () => made.style.setProperty('--at', `${slide.value}%`));
    const swap = make('button', { type: 'button', class: 'swap' }, 'Hold');
    swap.addEventListener('click', () => {
      const held = made.classList.contains('held') ? made.classList.toggle('other') : made.classList.add('held');
      swap.textContent = 'Swap';
      return held;
    });
    bar.append(group, slide, swap);
  }
  const dots = make('input', { type: 'checkbox' });
  dots.addEventListener('change', () => made.classList.toggle('dots', dots.checked));
  bar.append(make('label', { class: 'dots-switch' }, dots, make('span', {}, 'Actual dots')));
  return bar;
};

const show = (made, view) => {
  made.dataset.view = view;
  made.classList.remove('held', 'other');
  const swap = made.querySelector('.swap');
  if (swap) swap.textContent = 'Hold';
  if (view === 'blink' && matchMedia('(prefers-reduced-motion: reduce)').matches) swap.click();
};

const figure = (kind, name, picture, frames, legend) => {
  const { width, height } = data.pictures[picture];
  const caption = make('figcaption', {}, `${name} `, make('small', {}, legend ?? `${width} × ${height} dots`));
  const image = make('img', {
    width,
    height,
    alt: `${name}; its text is below`,
    src: pictureOf(picture),
    decoding: 'async',
  });
  const print = make('div', { class: 'print' }, image);
  if (frames.length > 0) print.append(overlay(width, height, frames));
  return make('figure', { class: kind, style: `--dots:${width}` }, caption, make('div', { class: 'paper' }, print));
};

const overlay = (width, height, frames) => {
  const drawing = svg('svg', { class: 'frames', viewBox: `0 0 ${width} ${height}` });
  for (const { note, box } of frames) {
    const group = svg('g', { tabindex: 0, role: 'img', 'aria-label': note.tip.join('\n') });
    const number = svg('text', { x: -12, y: box.y + Math.min(box.height, 24) });
    number.textContent = note.number;
    group.append(
      svg('rect', { x: box.x - FRAME, y: box.y - FRAME, width: box.width + 2 * FRAME, height: box.height + 2 * FRAME }),
      number,
    );
    for (const event of ['pointerenter', 'focus']) group.addEventListener(event, () => tell(group, note));
    for (const event of ['pointerleave', 'blur']) group.addEventListener(event, hush);
    drawing.append(group);
  }
  return drawing;
};

/** What is wrong at a frame: step, sentence, bytes and the commands that they are. */
const tip = byId('tip');
const tell = (group, { tip: lines }) => {
  tip.replaceChildren(...lines.map((line, i) => make(i === 1 ? 'strong' : 'span', {}, line)));
  tip.hidden = false;
  const at = group.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const above = at.top - own.height - 8;
  tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - own.width - 8))}px`;
  tip.style.top = `${above > 8 ? above : at.bottom + 8}px`;
};
const hush = () => {
  tip.hidden = true;
};
addEventListener('scroll', hush, { passive: true });

/** 1 to 6 choose the view of the pictures that have the focus, x swaps or holds what blinks. */
export const viewKey = (event) => {
  if (event.key === 'Escape' && !tip.hidden) return hush;
  const made = event.target.closest?.('.viewer');
  const choice = made?.querySelector(`input[value=${views[event.key - 1]?.[0] ?? 'none'}]`);
  if (choice) return () => choice.click();
  return event.key === 'x' && made?.dataset.view === 'blink' ? () => made.querySelector('.swap').click() : undefined;
};
