/** HTML elements that have no end tag (HTML Living Standard 13.1.2). */
const voidElements = new Set(['br', 'img', 'input', 'link', 'meta']);
/** Their content is text up to the end tag. */
const rawElements = new Set(['script', 'style']);

export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the elements around it, the outermost first. */
  readonly within: readonly string[];
}

export interface CheckedMarkup {
  readonly elements: readonly MarkupElement[];
  /** What is not well formed. */
  readonly problems: readonly string[];
}

const tag = /<(\/?)([a-z][\w:-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/iy;

/** Reads markup strictly: every tag closed in order, attributes quoted, no bare < or &, unique ids and attributes. */
export function checkMarkup(markup: string, { xml = false } = {}): CheckedMarkup {
  const elements: MarkupElement[] = [];
  const problems: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  let at = /^<(\?xml|!doctype)[^>]*>/i.exec(markup)?.[0].length ?? 0;
  while (at < markup.length) {
    const text = /[^<]*/y;
    text.lastIndex = at;
    const content = text.exec(markup)![0];
    if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(content)) problems.push(`bare & in ${content}`);
    at += content.length;
    if (at === markup.length) break;
    tag.lastIndex = at;
    const found = tag.exec(markup);
    if (!found) return { elements, problems: [...problems, `bare < at ${markup.slice(at, at + 60)}`] };
    at = tag.lastIndex;
    const [, closing, name, source, empty] = found as unknown as [string, string, string, string, string];
    if (closing) {
      const expected = open.pop();
      if (expected !== name) problems.push(`</${name}> closes <${expected}>`);
      continue;
    }
    const pairs = [...source.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map((pair) => [pair[1]!, pair[2] ?? ''] as const);
    const attributes = Object.fromEntries(pairs);
    if (Object.keys(attributes).length < pairs.length) problems.push(`an attribute twice in ${found[0]}`);
    if (attributes.id !== undefined && ids.has(attributes.id)) problems.push(`id ${attributes.id} twice`);
    if (attributes.id !== undefined) ids.add(attributes.id);
    elements.push({ name, attributes, within: [...open] });
    if (empty || (!xml && voidElements.has(name))) continue;
    if (!xml && rawElements.has(name)) at = markup.indexOf(`</${name}>`, at) + name.length + 3;
    else open.push(name);
  }
  for (const name of open) problems.push(`<${name}> is never closed`);
  return { elements, problems };
}
