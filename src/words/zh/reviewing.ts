import { sentences } from '../sentence.ts';

/** What `platen review` shows and asks. */
export const reviewing = sentences({
  '{#n} of {#all}': '第 {#n} 张，共 {#all} 张',
  'has no golden yet': '尚无标准小票',
  'differs from its golden': '与标准小票不同',
  'is drawn otherwise by this emulator than when it was approved': '此模拟器的绘制与批准时不同',
  'scenario {name}: {title}': '场景 {name}：{title}',
  'kept by a test or an earlier run: the last run printed no such slip':
    '由测试或更早的运行保留：上次运行没有打印此小票',
  'it cannot become a golden: {=why}': '不能成为标准小票：{=why}',
  'it is the same as its golden by now': '现已与标准小票相同',
  'other picture or code {#n}': '第 {#n} 个图像或条码不同',
  'the words are the same': '文字相同',
  '- golden': '- 标准小票',
  '+ printed': '+ 实际打印',
  'as it was printed': '打印原样',
  'red: printed, not in the golden; blue: in the golden, not printed':
    '红：打印了而标准小票没有；蓝：标准小票有而未打印',
  'red: printed, not in the golden; blue: in the golden, not printed, rows {#a} to {#b} of {#all}':
    '红：打印了而标准小票没有；蓝：标准小票有而未打印；共 {#all} 行点，显示第 {#a} 至 {#b} 行',
  'picture: {path}': '图片：{path}',
  'nothing may vary': '没有可变内容',
  'opened {path}': '已打开 {path}',
  'no program opens it: {path}': '没有程序可打开：{path}',
  accept: '批准',
  'accept this and {#n} alike': '批准此张及相同的 {#n} 张',
  reject: '退回',
  skip: '跳过',
  vary: '可变',
  'open picture': '打开图片',
  quit: '退出',
  help: '帮助',
  'make it the golden': '作为标准小票',
  'the same, and for {#n} slip(s) more in which the same was found': '同上，并包括发现相同问题的另外 {#n} 张小票',
  'keep the golden as it is, and do not ask again about this slip': '标准小票不变，且不再询问此小票',
  'decide later': '以后决定',
  'let vary, or not: {words}': '允许变化，或不允许：{words}',
  'open the picture, of the whole slip, with the program for pictures': '用图片程序打开整张小票的图片',
  'leave this and all others for later': '此张及其余都留待以后',
  'say what each key does': '说明每个键的作用',
  '{path} it was printed anew since it was shown: platen review shows it':
    '{path} 显示之后又重新打印：platen review 可查看',
  '{#a} accepted, {#r} rejected, {#l} left': '批准 {#a} 张，退回 {#r} 张，留下 {#l} 张',
  'what was rejected stays a failure of platen run until something else is printed':
    '退回的小票在打印内容改变之前一直使 platen run 失败',
  'platen review goes on with what is left': 'platen review 可继续处理留下的小票',
  'nothing awaits review; {#n} rejected before: platen approve lists what':
    '没有待查看的小票；以前退回 {#n} 张：platen approve 可列出',
  'nothing awaits review: {=why}': '没有待查看的小票：{=why}',
  'the last run had the defect {name}, and such a run keeps no slip': '上次运行带有缺陷 {name}，这种运行不保留小票',
  'the environment says CI, where nobody looks: slips are reviewed at a terminal':
    '环境变量表明这是 CI，无人查看：小票须在终端窗口中逐张查看',
  'review on your own machine and commit the goldens; platen approve --in-ci where it is meant to happen here':
    '请在自己的机器上查看并提交标准小票；若确实要在此处批准，用 platen approve --in-ci',
  'standard {stream} is no terminal, and a review asks at one': '标准 {stream} 不是终端窗口，而查看时需要询问',
  'platen approve lists what awaits approval, and takes it by name; platen compare says what differs':
    'platen approve 可列出待批准的小票并按名称批准；platen compare 可指出差异',
  '{path}: there is no journal of a run': '{path}：没有运行记录',
  'platen run leaves one in the folder of its reports': 'platen run 会在报告文件夹中留下一份',

  'Show each slip that has no golden, or differs from it, with what differs, and ask what is to become of it.':
    '逐张显示没有标准小票或与之不符的小票及其差异，并询问如何处理。',
  'a scenario, a folder of scenarios or a slip; * stands for anything within a name':
    '场景、场景文件夹或小票；* 代表名称中的任意内容',
  'only slips of the run that left its journal in this folder of reports':
    '只看在此报告文件夹中留下记录的那次运行的小票',
  'how the terminal shows pictures (default: as it says)': '终端窗口显示图片的方式（默认：依其自述）',
  'Shows what awaits approval one by one: what was found, the words line by line, and the picture where the terminal shows pictures (kitty, iTerm2, sixel). Accepting is what platen approve does. What is rejected is not asked about again while the same is printed; docs/running.md says more.':
    '逐张显示待批准的小票：发现的问题、逐行文字，以及终端窗口能显示图片时（kitty、iTerm2、sixel）的图片。批准与 platen approve 相同。退回的小票在打印内容不变时不再询问；详见 docs/running.md。',
  'Exits with 0 when nothing is left, 1 when something was rejected, 4 when something is left for later, 130 after Ctrl-C.':
    '没有留下时退出码为 0，有退回时为 1，有留待以后时为 4，Ctrl-C 之后为 130。',
  'everything that awaits approval, the slips of the last run first': '所有待批准的小票，上次运行的在前',
  'the slips of one scenario': '一个场景的小票',
  'only slips of the run that left its reports there': '只看在那里留下报告的那次运行的小票',
  'words alone': '只显示文字',
  'standard output is no terminal, and a review asks at one': '标准输出不是终端，而复核要在终端上询问',
  'standard input is no terminal, and a review asks at one': '标准输入不是终端，而复核要在终端上询问',
  'it was printed anew since it was shown: platen review shows it': '显示之后它又重新打印：platen review 会显示',
  'show each slip that awaits approval with what differs, and ask': '逐张显示待批准的小票及其差异，并询问',
  'the bytes of a slip print nothing': '小票的字节没有打印任何内容',
  scenario: '场景',
  step: '步骤',
  picture: '图片',
  '{#n} ({=title}), {=copy}': '{#n}（{=title}），{=copy}',
  'no program here opens pictures: {path}': '此处没有程序能打开图片：{path}',
  'as it was printed, rows {#a} to {#b} of {#n}': '按实际打印，第 {#a} 至 {#b} 行点（共 {#n}）',
  'given up': '已放弃',
});
