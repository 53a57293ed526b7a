import { readFileSync } from 'node:fs';
import { type Content, html, Markup, told } from '../html/markup.ts';
import { counted } from '../words.ts';
import { type CriterionVerdict, type JudgedCase, worstVerdict } from './verdicts.ts';

/** What was certified, by whom, with what. */
export interface Certificate {
  readonly certificate: 1;
  readonly plan: string;
  readonly source?: string;
  readonly device: string;
  readonly firmware: string;
  readonly operator: string;
  readonly platen: string;
  readonly node: string;
  readonly system: string;
  readonly clock: string;
  /** ISO 8601, of the machine. */
  readonly startedAt: string;
}

const style = readFileSync(new URL('../html/browser/protocol.css', import.meta.url), 'utf8');

const words: Readonly<Record<CriterionVerdict, string>> = {
  OK: 'All criteria OK',
  NOK: 'Not accepted',
  open: 'Not complete',
};

/** The protocol of an acceptance as a page to print: a row a criterion, in the columns of the acquirer's script. */
export function protocolPage(certificate: Certificate, cases: readonly JudgedCase[]): string {
  const verdict = worstVerdict(cases.map((one) => one.verdict));
  const criteria = cases.flatMap((one) => one.criteria);
  const count = (which: CriterionVerdict) => criteria.filter((one) => one.verdict === which).length;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${words[verdict]}: ${certificate.plan}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<p class="name">Platen, protocol of acceptance</p>
<h1>${told(certificate.plan)}</h1>
<p class="verdict ${verdict}">${words[verdict]}: ${counted(cases.length, 'case')}, ${count('OK')} OK, ${count('NOK')} NOK${count('open') > 0 && `, ${count('open')} open`}</p>
<dl>${facts(certificate).map(([name, value]) => value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>
<table>
<thead><tr><th scope="col">ID</th><th scope="col">Criterion</th><th scope="col">OK / NOK</th><th scope="col">Receipt</th><th scope="col">Log</th></tr></thead>
${cases.map(caseRows)}</table>
<footer><div><span>Place, date</span></div><div><span>${told(certificate.operator)}</span></div></footer>
${cases.map(receipts)}
</body>
</html>
`;
  return page.text;
}

function facts(certificate: Certificate): (readonly [string, Content])[] {
  const { device, firmware, operator, platen, node, system, clock, startedAt, source } = certificate;
  return [
    ['Device', told(device)],
    ['Firmware', told(firmware)],
    ['Operator', told(operator)],
    ['Begun', startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')],
    ['Clock', clock],
    ['Bench', `platen ${platen}, Node ${node}, ${system}`],
    ['Source of the plan', source && told(source)],
  ];
}

function caseRows({ id, description, scenario, criteria, record }: JudgedCase): Markup {
  const slips = record?.steps.reduce((sum, step) => sum + step.slips.length, 0) ?? 0;
  return html`<tbody><tr class="case"><th scope="row">${id}</th><td colspan="4"><b>${told(description)}</b> <small>${told(scenario)}</small></td></tr>
${criteria.map(
  ({ text, verdict, because }, i) =>
    html`<tr><td></td><td>${told(text)}${because.map((why) => html`<small class="why">${told(why)}</small>`)}</td><td class="${verdict}">${verdict}</td><td class="receipt">${i === 0 && slips > 0 && html`<a href="#receipts-${id}">${counted(slips, 'slip')}</a>`}</td><td>${i === 0 && record && html`<a href="cases/${id}/log.txt"><code>log.txt</code></a>`}</td></tr>
`,
)}</tbody>
`;
}

function receipts({ id, description, record }: JudgedCase): Markup {
  const slips = record?.steps.flatMap((step) => step.slips.map((slip) => ({ step, slip }))) ?? [];
  if (slips.length === 0) return html``;
  return html`<section id="receipts-${id}"><h2>${id} ${told(description)}</h2><div class="receipts">${slips.map(
    ({ step, slip }) =>
      html`<figure><figcaption>step ${step.ordinal}, ${told(slip.copy)}, golden ${slip.golden.state}</figcaption><img src="data:image/png;base64,${slip.png}" width="${slip.width}" height="${slip.height}" alt="${slip.text}"></figure>`,
  )}</div></section>
`;
}
