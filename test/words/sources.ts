import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

/** A node of a syntax tree, as far as sentences are looked for in it. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const root = join(import.meta.dirname, '..', '..');

/** What stands in the place of a value. */
const VALUE = '7';
/** Forms of one sentence that are looked at. */
const FORMS = 32;

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** Every form that a text of the source can take, a number in the place of what is put in; none for what is no text. */
function texts(node: Node): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'ConditionalExpression')
    return [...texts(node.consequent as Node), ...texts(node.alternate as Node)];
  if (node.type === 'BinaryExpression') return joined([forms(node.left as Node), forms(node.right as Node)]);
  if (node.type !== 'TemplateLiteral') return [];
  const quasis = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
  const expressions = node.expressions as readonly Node[];
  return joined(quasis.flatMap(({ value }, i) => [[value.cooked], ...(expressions[i] ? [forms(expressions[i])] : [])]));
}

/** What counts things says so: `7 slips`. */
function counted(node: Node): string[] {
  if (node.type !== 'CallExpression') return [];
  const name = nameOf(node.callee);
  if (name === 'byteCount') return ['7 bytes'];
  const noun = (node.arguments as readonly Node[])[1];
  return /^count(ed)?$/.test(name) && noun ? [`7 ${nameOf(noun)}s`] : [];
}

function forms(node: Node): string[] {
  const found = [...texts(node), ...counted(node)];
  return found.length === 0 ? [VALUE] : found;
}

const joined = (parts: readonly string[][]): string[] =>
  parts.reduce((before, part) => before.flatMap((text) => part.map((one) => text + one)).slice(0, FORMS), ['']);

/** Where sentences are: what errors are made with, and what is called so. */
const called = /^(message|hint|why|found|todo|tried|obstacle|what|title|refused|consumed)$/;
const makers = /(Error|Lacks|Impossible|Reached|Unanswered|Failure|Timeout)$|^(diagnose|refusal|problem|fault)$/;

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return String(node.name ?? node.value ?? '');
}

/** What a symbol takes is refused with, and a command that answers why it does nothing. */
const refusing = /^refuse(Byte|Length|OrEnd)$/;

function* sentencesIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const one of node) yield* sentencesIn(one);
  if (!isNode(node)) return;
  if (node.type === 'CallExpression' && refusing.test(nameOf(node.callee)))
    for (const argument of (node.arguments as readonly Node[]).slice(1))
      for (const expected of texts(argument)) yield `QR takes ${expected}, but 7 came.`;
  if (node.type === 'ReturnStatement' && isNode(node.argument)) yield* texts(node.argument);
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    if (makers.test(nameOf(node.callee)))
      for (const argument of node.arguments as readonly Node[]) yield* texts(argument);
  }
  if (node.type === 'Property' && called.test(nameOf(node.key))) yield* texts(node.value as Node);
  if (node.type === 'VariableDeclarator' && called.test(nameOf(node.id)) && isNode(node.init)) yield* texts(node.init);
  for (const [key, value] of Object.entries(node)) if (key !== 'type') yield* sentencesIn(value);
}

/** The sentences of every source file below some folders, by file. */
export function sentencesOfSources(folders: readonly string[]): Map<string, string[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => posix.join(folder, file.replaceAll('\\', '/'))),
  );
  return new Map(
    files.map((file) => {
      const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'));
      return [file, [...new Set(sentencesIn(program))].filter((text) => /[a-z] [a-z]/.test(text))];
    }),
  );
}
