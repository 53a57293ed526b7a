/* What the other parts are made with. */
export const byId = (id) => document.getElementById(id);
export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(key, value);
  element.append(...children);
  return element;
};
export const svg = (name, attributes) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** Runs once, when an element comes near the screen. */
export const whenSeen = (element, run) => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      run();
    },
    { rootMargin: '600px' },
  );
  observer.observe(element);
};
/** What slips are made of: pieces of pictures, texts, bytes. Written by the report. */
export const data = JSON.parse(byId('data').textContent);

/** What the page says, in the language of the report. */
export const words = data.words;

/** Words with values put in the place of their names: `{n} lines`. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** Pieces put end to end, a character a byte. */
export const joined = (pieces) => pieces.map((piece) => atob(data.pieces[piece])).join('');

/** A text of which the lines are kept by their numbers. */
export const textOf = (lines) => lines.map((line) => data.lines[line]).join('\n');

/** A picture, put together from the pieces that pictures share, as a data URL. */
const pictures = new Map();
export const pictureOf = (name) => {
  if (!pictures.has(name)) {
    const bytes = joined(data.pictures[name].pieces);
    pictures.set(name, `data:image/png;base64,${btoa(bytes)}`);
  }
  return pictures.get(name);
};
