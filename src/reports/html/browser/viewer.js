/* Golden, actual and difference of a slip, in six views. */
import { byId, data, filled, make, pictureOf, svg, words } from './base.js';

const views = ['side', 'golden', 'actual', 'difference', 'slider', 'blink'];

/** Dots that a frame stands off what it frames. */
const FRAME = 3;

export const viewer = (id, slip) => {
  const { actual, golden, difference } = slip.pictures;
  const stage = make('div', { class: 'stage', tabindex: 0, role: 'group', 'aria-label': words.pictures });
  const made = make('div', { class: 'viewer', 'data-view': golden ? 'side' : 'actual' });
  if (golden) stage.append(figure('golden', words.views.golden, golden, framesOf(slip, 'goldenBox')));
  stage.append(
    figure('actual', slip.state === 'matched' ? words.same : words.views.actual, actual, framesOf(slip, 'box')),
  );
  if (difference) {
    const frames = framesOf(slip, 'differenceBox');
    stage.append(figure('difference', words.views.difference, difference, frames, words.colours));
  }
  made.append(tools(id, made, golden !== undefined, difference !== undefined), stage);
  return made;
};

const framesOf = ({ notes }, which) => notes.filter((note) => note[which]).map((note) => ({ note, box: note[which] }));

const tools = (id, made, hasGolden, hasDifference) => {
  const bar = make('div', { class: 'views' });
  if (hasGolden) {
    const group = make('div', { class: 'choice', role: 'radiogroup', 'aria-label': words.view });
    for (const view of views) {
      if (view === 'difference' && !hasDifference) continue;
      const input = make('input', { type: 'radio', name: `${id}-view`, value: view });
      input.checked = view === made.dataset.view;
      input.addEventListener('change', () => show(made, view));
      group.append(make('label', {}, input, make('span', {}, words.views[view])));
    }
    const slide = make('input', {
      type: 'range',
      class: 'slide',
      min: 0,
      max: 100,
      value: 50,
      'aria-label': words.seen,
    });
    slide.addEventListener('input', () => made.style.setProperty('--at', `${slide.value}%`));
    const swap = make('button', { type: 'button', class: 'swap' }, words.hold);
    swap.addEventListener('click', () => {
      const held = made.classList.contains('held') ? made.classList.toggle('other') : made.classList.add('held');
      swap.textContent = words.swap;
      return held;
    });
    bar.append(group, slide, swap);
  }
  const dots = make('input', { type: 'checkbox' });
  dots.addEventListener('change', () => made.classList.toggle('dots', dots.checked));
  bar.append(make('label', { class: 'dots-switch' }, dots, make('span', {}, words.actualDots)));
  return bar;
};

const show = (made, view) => {
  made.dataset.view = view;
  made.classList.remove('held', 'other');
  const swap = made.querySelector('.swap');
  if (swap) swap.textContent = words.hold;
  if (view === 'blink' && matchMedia('(prefers-reduced-motion: reduce)').matches) swap.click();
};

const figure = (kind, name, picture, frames, legend) => {
  const { width, height } = data.pictures[picture];
  const caption = make(
    'figcaption',
    {},
    `${name} `,
    make('small', {}, legend ?? filled(words.dots, { width, height })),
  );
  const image = make('img', {
    width,
    height,
    alt: filled(words.alt, { name }),
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
  const choice = made?.querySelector(`input[value=${views[event.key - 1] ?? 'none'}]`);
  if (choice) return () => choice.click();
  return event.key === 'x' && made?.dataset.view === 'blink' ? () => made.querySelector('.swap').click() : undefined;
};
