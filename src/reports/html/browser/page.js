/* What the page can do beyond being read: find, filter, open what a link points into, keys. */
import { byId, data, filled, pictureOf, textOf, whenSeen, words } from './base.js';
import { drawSlip, drawWhenSeen } from './slip.js';
import { drawTimeline } from './timeline.js';
import { viewKey } from './viewer.js';

/** Opens everything around an element; slips are drawn when they open. */
const openAround = (element) => {
  for (let at = element; at; at = at.parentElement) {
    if (at.tagName !== 'DETAILS') continue;
    at.open = true;
    if (at.classList.contains('slip')) drawSlip(at);
  }
};

/** What a link points at: of a line or a byte of a slip that is not drawn yet the slip, which is drawn for it. */
const target = (id) => {
  for (let part = id; part !== ''; part = part.replace(/-?[^-]*$/, '')) {
    const found = byId(part);
    if (!found) continue;
    openAround(found);
    return byId(id) ?? found;
  }
  return null;
};

const reveal = () => {
  const found = location.hash && target(decodeURIComponent(location.hash.slice(1)));
  if (!found) return;
  openAround(found);
  found.scrollIntoView();
};

for (const slip of document.querySelectorAll('details.slip')) {
  slip.addEventListener('toggle', () => slip.open && drawSlip(slip));
  if (slip.open) drawWhenSeen(slip);
}
for (const crop of document.querySelectorAll('image[data-picture]')) {
  whenSeen(crop.closest('svg'), () => crop.setAttribute('href', pictureOf(crop.dataset.picture)));
}
for (const times of document.querySelectorAll('.timeline')) whenSeen(times, () => drawTimeline(times));

const items = [...document.querySelectorAll('.scenario-list > li')];
const groups = [...document.querySelectorAll('#findings .group')];
/** Everything that is said of a scenario, its slips too, in small letters. */
const texts = new Map(
  items.map((item) => [
    item.dataset.scenario,
    [item.textContent, ...[...item.querySelectorAll('details.slip')].map(({ id }) => textOf(data.slips[id].text))]
      .join('\n')
      .toLowerCase(),
  ]),
);
const wanted = { standing: '', acquirer: '', model: '', search: '' };

const filter = () => {
  const isShown = ({ dataset }) =>
    ['standing', 'acquirer', 'model'].every((key) => wanted[key] === '' || dataset[key] === wanted[key]) &&
    texts.get(dataset.scenario).includes(wanted.search);
  let shown = 0;
  const visible = new Set();
  for (const item of items) {
    item.hidden = !isShown(item);
    if (!item.hidden) visible.add(item.dataset.scenario);
    shown += item.hidden ? 0 : 1;
  }
  for (const group of groups) group.hidden = !visible.has(group.dataset.scenario);
  byId('shown').textContent = shown === items.length ? '' : filled(words.shown, { n: shown, of: items.length });
};

const chips = [...document.querySelectorAll('.toolbar [data-standing]')];
for (const chip of chips) {
  chip.addEventListener('click', () => {
    wanted.standing = chip.dataset.standing;
    for (const one of chips) one.setAttribute('aria-pressed', String(one === chip));
    filter();
  });
}
for (const select of document.querySelectorAll('.toolbar select')) {
  select.addEventListener('change', () => {
    wanted[select.name] = select.value;
    filter();
  });
}
const search = byId('search');
search?.addEventListener('input', () => {
  wanted.search = search.value.trim().toLowerCase();
  filter();
});
const all = byId('all');
const toggleAll = () => {
  const open = all.textContent === words.openAll;
  for (const item of items) item.querySelector('details').open = open;
  all.textContent = open ? words.closeAll : words.openAll;
};
all?.addEventListener('click', toggleAll);

const help = byId('keys');
byId('help')?.addEventListener('click', () => help.showModal());

/** The finding after, or before, the one that was last gone to. */
let at = -1;
const goTo = (step) => {
  const findings = [...document.querySelectorAll('#findings .group:not([hidden]) .finding')];
  if (findings.length === 0) return;
  at = (at + step + findings.length) % findings.length;
  findings[at].focus();
  findings[at].scrollIntoView({ block: 'center' });
};
const keys = {
  '/': () => search?.focus(),
  n: () => goTo(1),
  p: () => goTo(at < 0 ? 0 : -1),
  o: () => all && toggleAll(),
  '?': () => help.showModal(),
};
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.target.closest('input:not([type=radio], [type=checkbox], [type=range]), select, textarea')) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  const act = keys[event.key] ?? viewKey(event);
  if (!act) return;
  event.preventDefault();
  act();
});

/** Paper has everything that was found on it, drawn. */
addEventListener('beforeprint', () => {
  for (const slip of document.querySelectorAll('details.slip[open]')) drawSlip(slip);
  for (const crop of document.querySelectorAll('image[data-picture]'))
    crop.setAttribute('href', pictureOf(crop.dataset.picture));
  for (const times of document.querySelectorAll('.timeline')) drawTimeline(times);
});
addEventListener('hashchange', reveal);
reveal();
document.documentElement.dataset.ready = 'true';
