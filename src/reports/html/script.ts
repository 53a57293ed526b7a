/**
 * What the page can do beyond being read: open what a link points into, show the scenarios of one standing, open or
 * close them all. Plain ES2020 for any browser; the page is complete without it.
 */
export const script = `
'use strict';
const reveal = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
  target.scrollIntoView();
};
addEventListener('hashchange', reveal);
reveal();

const items = [...document.querySelectorAll('.scenario-list > li')];
const title = document.getElementById('scenarios-title');
if (items.length > 1) {
  const bar = document.createElement('div');
  bar.className = 'toolbar';
  const button = (text, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', () => act(made));
    bar.append(made);
    return made;
  };
  const filters = [];
  const filter = (standing, text) => {
    const made = button(text, (chosen) => {
      for (const item of items) item.hidden = standing !== '' && item.dataset.standing !== standing;
      for (const one of filters) one.setAttribute('aria-pressed', String(one === chosen));
    });
    made.setAttribute('aria-pressed', String(standing === ''));
    filters.push(made);
  };
  const standings = [...new Set(items.map((item) => item.dataset.standing))];
  if (standings.length > 1) {
    filter('', 'All ' + items.length);
    for (const standing of standings) {
      const some = items.filter((item) => item.dataset.standing === standing);
      filter(standing, some[0].querySelector('.about span').textContent + ' ' + some.length);
    }
  }
  const all = button('Open all', () => {
    const open = all.textContent === 'Open all';
    for (const item of items) item.querySelector('details').open = open;
    all.textContent = open ? 'Close all' : 'Open all';
  });
  all.className = 'all';
  title.after(bar);
}
`;
