/** The look of the page: light and dark by the reader's system, one column on a phone, ink alone on paper. */
export const style = `
:root {
  --ground: #f7f6f2; --card: #fffefb; --ink: #1f1d1a; --quiet: #6a665e; --line: #e2dfd6; --faint: #efede6;
  --good: #2c7a4b; --bad: #b42318; --care: #8a5a00; --odd: #6a4aa5;
  --bad-ground: #fbe9e6; --care-ground: #fbf0d9; --odd-ground: #efe9f9;
  --paper: #fffdf7; --paper-shade: 0 1px 2px #0002, 0 6px 18px #0000000d;
  --stage-first: #a9b0b8; --stage-wire: #3c78b4; --stage-print: #d8a03d; --link: #24558a;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Sarasa Mono SC", "Noto Sans Mono CJK SC", "PingFang SC", "Microsoft YaHei", monospace;
}
@media screen and (prefers-color-scheme: dark) { :root {
  --ground: #161513; --card: #1e1d1a; --ink: #e9e6df; --quiet: #a19c92; --line: #35322c; --faint: #28261f;
  --good: #7cc797; --bad: #f4867a; --care: #e3b45a; --odd: #bba6ec;
  --bad-ground: #3a1f1b; --care-ground: #342a15; --odd-ground: #2a2338;
  --paper: #ece8dd; --paper-shade: 0 1px 2px #0008, 0 6px 18px #0006;
  --stage-first: #6f757d; --stage-wire: #6ea3dc; --stage-print: #d3a04a; --link: #93bdea;
} }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 var(--sans); }
.summary, main { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; }
main { padding-bottom: 6rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4, h5, p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0; font: inherit; }
ul, ol { list-style: none; }
code, samp, pre { font-family: var(--mono); font-size: .88em; }
small { font-size: .86em; color: var(--quiet); font-weight: 400; }
bdi { overflow-wrap: anywhere; }
[hidden] { display: none !important; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--card); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }

.mark { flex: none; display: inline-grid; place-items: center; width: 1.3em; font-weight: 700; line-height: 1; position: relative; }
.passed { --tone: var(--good); } .failed, .timeout { --tone: var(--bad); } .golden, .flaky { --tone: var(--care); }
.bench-error, .aborted { --tone: var(--odd); } .skipped { --tone: var(--quiet); }
.mark, h1 { color: var(--tone); }

.summary { padding-top: 2.75rem; }
.name { font-weight: 650; } .name span { font-weight: 400; color: var(--quiet); }
h1 { font-size: clamp(2.4rem, 7vw, 3.6rem); line-height: 1.1; font-weight: 680; letter-spacing: -.025em; margin: .35rem 0 1.1rem; }
.share { display: flex; gap: 2px; height: 6px; border-radius: 3px; overflow: hidden; background: var(--line); }
.share i { background: var(--tone); }
.tally { display: flex; flex-wrap: wrap; gap: .25rem 1.6rem; margin: .8rem 0 1.5rem; font-size: 1.05rem; }
.tally b { font-weight: 650; font-variant-numeric: tabular-nums; }
.facts { display: flex; flex-wrap: wrap; gap: .7rem 2.2rem; padding: 1rem 0; border-top: 1px solid var(--line); }
dt { color: var(--quiet); font-size: .82rem; }
.facts dd { font-variant-numeric: tabular-nums; }
nav { display: flex; gap: 1.5rem; border-top: 1px solid var(--line); padding: .7rem 0; }
nav a { text-decoration: none; font-weight: 550; } nav a:hover { text-decoration: underline; }
nav span { color: var(--quiet); font-weight: 400; margin-left: .15em; }
.alert { background: var(--odd-ground); padding: .7rem 1rem; border-radius: 6px; margin-bottom: 1rem; }

section { margin-top: 2.75rem; }
h2 { font-size: 1.45rem; font-weight: 650; letter-spacing: -.012em; margin-bottom: .9rem; }
.nothing, .aside { color: var(--quiet); } .aside { font-size: .86rem; margin-top: .7rem; max-width: 46rem; }
.message { white-space: pre-wrap; margin-top: .4rem; }

.group { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.3rem; margin-bottom: 1rem; }
.group h3 { font-size: 1.02rem; font-weight: 620; display: flex; gap: .35rem; align-items: baseline; }
.group h3 a { color: inherit; text-decoration: none; } .group h3 a:hover { text-decoration: underline; }
.group > .title { color: var(--quiet); padding-left: 1.68rem; }
.group > .message { padding-left: 1.68rem; }
.finding-list { counter-reset: finding; }
.finding { padding: 1rem 0 0 1.68rem; margin-top: 1rem; border-top: 1px solid var(--line); }
.sentence { font-size: 1.08rem; font-weight: 550; line-height: 1.4; }
.where { color: var(--quiet); font-size: .88rem; margin-top: .15rem; }
.where > span:not(:last-child)::after, .about span:not(:last-child)::after { content: "\\a0·"; margin-right: .5em; }
.approve { margin-top: .8rem; padding-left: 1.68rem; color: var(--quiet); } .approve code { color: var(--ink); }
.compared { margin-top: .7rem; display: grid; gap: .25rem; }
.compared > div { display: grid; grid-template-columns: 5.2rem 1fr; align-items: baseline; }
.compared samp { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .95rem; }
.compared mark { color: inherit; border-radius: 3px; padding: .08em .12em; margin: 0 -.06em; }
.expected mark { background: var(--faint); box-shadow: inset 0 -2px var(--good); }
.actual mark { background: var(--bad-ground); box-shadow: inset 0 -2px var(--bad); }
.crops { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: .8rem 1.2rem; margin-top: .9rem; }
figcaption { font-size: .82rem; color: var(--quiet); margin-bottom: .3rem; }
figcaption b { font-weight: 600; color: var(--bad); } figcaption b + b { color: var(--link); }
.paper { background: var(--paper); box-shadow: var(--paper-shade); border-radius: 2px; color-scheme: light; }
.crops figure { max-width: calc(var(--dots) * 1px); }
.crop { display: block; width: 100%; height: auto; mix-blend-mode: multiply; }

.toolbar { display: flex; flex-wrap: wrap; gap: .4rem; margin-bottom: .9rem; }
button { font: inherit; font-size: .88rem; color: inherit; background: none; border: 1px solid var(--line); border-radius: 99px; padding: .2rem .8rem; cursor: pointer; }
button[aria-pressed=true] { background: var(--ink); border-color: var(--ink); color: var(--ground); }
button.all { margin-left: auto; }
.scenario-list { border: 1px solid var(--line); border-radius: 10px; background: var(--card); overflow: clip; }
.scenario-list > li + li { border-top: 1px solid var(--line); }
summary { cursor: pointer; list-style: none; } summary::-webkit-details-marker { display: none; }
.scenario > summary { display: grid; grid-template-columns: 1.3rem minmax(9rem, auto) 1fr 4.5rem 5.5rem; gap: 0 .7rem; align-items: baseline; padding: .6rem 1.3rem; }
.scenario > summary:hover, .slip > summary:hover { background: var(--faint); }
.scenario h3 { font-weight: 600; } .scenario .title, .count, .time { color: var(--quiet); }
.count, .time { text-align: right; font-variant-numeric: tabular-nums; font-size: .9rem; white-space: nowrap; }
.scenario[open] > summary { border-bottom: 1px solid var(--line); }
.scenario-body { padding: .8rem 1.3rem 1.4rem 3.3rem; }
.about { color: var(--quiet); font-size: .88rem; overflow-wrap: anywhere; } .about span:not(:last-child) { white-space: nowrap; }
.step { margin-top: 1.1rem; }
.step h4 { display: flex; gap: 0 .5rem; align-items: baseline; margin-left: -1.95rem; }
.step h4 bdi { font-weight: 550; } .ordinal { color: var(--quiet); font-variant-numeric: tabular-nums; }
.answer, .answer bdi { color: var(--quiet); font-weight: 400 !important; }
.slip { margin-top: .5rem; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); }
.slip > summary { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; padding: .45rem .9rem; border-radius: 8px; }
.slip > summary::before, .part > summary::before { content: "›"; color: var(--quiet); display: inline-block; width: .6em; margin-right: .3em; transition: rotate .12s; }
.slip[open] > summary::before, .part[open] > summary::before { rotate: 90deg; }
.slip h5 { font-weight: 600; }
.state { font-size: .82rem; padding: 0 .55em; border-radius: 99px; }
.state.matched { color: var(--good); padding: 0; } .state.differs { background: var(--bad-ground); color: var(--bad); }
.state.missing, .state.stale { background: var(--care-ground); color: var(--care); }
.size { margin-left: auto; color: var(--quiet); font-size: .86rem; font-variant-numeric: tabular-nums; }
.slip-body { padding: .4rem .9rem 1rem; }
.notes { margin: .3rem 0 .6rem; counter-reset: note; }
.notes li { counter-increment: note; display: flex; gap: .5rem; align-items: baseline; padding: .15rem 0; }
.notes li::before { content: counter(note); flex: none; min-width: 1.5em; text-align: center; font-size: .78rem; font-weight: 650; color: var(--bad); background: var(--bad-ground); border-radius: 99px; }
.dots-switch { accent-color: var(--ink); margin: 0 .35rem 0 0; vertical-align: -1px; } .dots-switch + label { font-size: .86rem; color: var(--quiet); cursor: pointer; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1.2rem; margin-top: .6rem; align-items: start; }
.pictures figure { max-width: 27rem; display: grid; grid-row: span 2; grid-template-rows: subgrid; row-gap: .3rem; align-items: start; } .pictures .paper { padding: 0 6%; }
.print { position: relative; } .print img { display: block; width: 100%; height: auto; mix-blend-mode: multiply; }
.frames { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.frames rect { fill: #d92d2018; stroke: #c4281c; stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
.frames text { fill: #c4281c; font: 600 24px var(--sans); }
.dots-switch:checked ~ .pictures { display: flex; overflow-x: auto; padding-bottom: 1rem; }
.dots-switch:checked ~ .pictures figure { max-width: none; } .dots-switch:checked ~ .pictures .paper { width: max-content; padding: 0 32px; }
.dots-switch:checked ~ .pictures img { width: calc(var(--dots) * 1px); image-rendering: pixelated; }
.stages { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1.1rem 0 .5rem; font-variant-numeric: tabular-nums; }
.golden-path { font-size: .88rem; color: var(--quiet); overflow-wrap: anywhere; margin-bottom: .5rem; }
.part { border-top: 1px solid var(--line); } .part > summary { padding: .4rem 0; font-weight: 550; }
pre { overflow-x: auto; line-height: 1.45; padding: .7rem .9rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; margin-bottom: .7rem; }
.lines span { display: block; unicode-bidi: isolate; }
.lines span::before { content: attr(data-line); display: inline-block; width: 2.4em; margin-right: 1.2em; text-align: right; color: var(--quiet); }
.lines .wrong, .lines :target { background: var(--bad-ground); }
.hex { max-height: 32rem; overflow: auto; font-size: .8rem; color: var(--quiet); }
.hex b { color: var(--link); font-weight: 650; } .hex i { color: var(--care); font-style: normal; }
.hex mark { color: var(--ink); border-radius: 2px; box-shadow: 0 0 0 1px var(--bad-ground); background: var(--bad-ground); }
.hex mark.diagnosed { background: var(--care-ground); box-shadow: 0 0 0 1px var(--care-ground); }
.hex .note { color: var(--bad); } .hex .note.diagnosed { color: var(--care); } .hex .ascii, .hex .offset { opacity: .8; }
.hex [id], .lines span { scroll-margin: 6rem; }
.diagnostics li { padding: .2rem 0; } .diagnostics .warning code { color: var(--care); } .diagnostics .error code { color: var(--bad); }

.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.3rem; font-size: .88rem; color: var(--quiet); margin-bottom: .7rem; }
.legend i { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .45em; background: currentColor; }
.stage-first { color: var(--stage-first); fill: var(--stage-first); } .stage-wire { color: var(--stage-wire); fill: var(--stage-wire); } .stage-print { color: var(--stage-print); fill: var(--stage-print); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .38rem 0 .38rem 1.2rem; text-align: right; white-space: nowrap; border-top: 1px solid var(--line); font-weight: 400; }
thead th, thead td { border-top: 0; color: var(--quiet); font-size: .82rem; }
th:first-child { text-align: left; padding-left: 0; } tbody th a { color: inherit; text-decoration-color: var(--line); }
.bar { width: 45%; } .bar svg { display: block; width: 100%; height: 10px; border-radius: 2px; }
.unknown { color: var(--quiet); }

@media (max-width: 44rem) {
  .summary, main { padding-left: 1rem; padding-right: 1rem; } .summary { padding-top: 1.5rem; }
  .tally { gap: .2rem 1.1rem; } .facts { gap: .6rem 1.6rem; }
  .group { padding: .9rem 1rem; } .finding, .group > p { padding-left: 0; }
  .scenario > summary { grid-template-columns: 1.3rem 1fr auto; padding: .6rem 1rem; } .scenario > summary .title { grid-column: 2; grid-row: 2; } .scenario > summary .count { display: none; }
  .scenario-body { padding: .7rem .6rem 1rem; } .step h4 { margin-left: 0; } .size { margin-left: 1.4em; }
  .slip-body { padding: .3rem .7rem .8rem; }
  .pictures { display: flex; overflow-x: auto; scroll-snap-type: x mandatory; padding-bottom: .8rem; } .pictures figure { flex: 0 0 88%; scroll-snap-align: start; } .pictures figure:only-child { flex-basis: 100%; }
  .dots-switch:checked ~ .pictures figure { flex-basis: auto; }
  pre { padding: .6rem; } .lines span::before { width: 1.6em; margin-right: .8em; } .hex { font-size: .68rem; }
  table, tbody { display: block; } thead { display: none; } tbody tr { display: grid; grid-template-columns: repeat(4, 1fr); border-top: 1px solid var(--line); padding: .55rem 0; }
  th, td { border: 0; padding: .1rem 0; text-align: left; white-space: normal; } tbody th, .bar { grid-column: 1 / -1; width: 100%; } .bar { padding: .3rem 0; }
  tbody td[data-name]::before { content: attr(data-name); display: block; font-size: .78rem; color: var(--quiet); }
}
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --paper: #fff; --paper-shade: 0 0 0 1px #bbb; }
  body { font-size: 10pt; } nav, .toolbar, .skip, .dots-switch, .dots-switch + label { display: none; }
  .group, figure, .step h4, tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
  .pictures { display: grid; grid-template-columns: repeat(3, 1fr); } .hex { max-height: none; white-space: pre-wrap; }
  .share i, mark, .state, .legend i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;
