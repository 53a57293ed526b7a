import { sentences } from '../sentence.ts';

/** What commander says. */
export const commander = sentences({
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  '[options]': '[选项]',
  '[command]': '[命令]',
  'display help for command': '显示命令的帮助',
  '(choices: {list})': '（可选：{list}）',
  '(default: {value})': '（默认：{value}）',
  '(choices: {list}, default: {value})': '（可选：{list}，默认：{value}）',
  "unknown option '{name}'": "没有选项 '{name}'",
  "unknown command '{name}'": "没有命令 '{name}'",
  '(Did you mean {name}?)': '（是否想用 {name}？）',
  '(Did you mean one of {names}?)': '（是否想用以下之一：{names}？）',
  "missing required argument '{name}'": "缺少参数 '{name}'",
  "option '{name}' argument missing": "选项 '{name}' 缺少值",
  "required option '{name}' not specified": "缺少必需的选项 '{name}'",
  "option '{name}' argument '{value}' is invalid. {=why}": "选项 '{name}' 的值 '{value}' 无效。{=why}",
  "command-argument value '{value}' is invalid for argument '{name}'. {=why}":
    "参数 '{name}' 的值 '{value}' 无效。{=why}",
  'Allowed choices are {list}.': '可用：{list}。',
  'too many arguments. Expected {#n} argument(s) but got {#got}.': '参数过多。应为 {#n} 个，得到 {#got} 个。',
  "too many arguments for '{name}'. Expected {#n} argument(s) but got {#got}.":
    "'{name}' 的参数过多。应为 {#n} 个，得到 {#got} 个。",
  'hint: {=what}': '提示：{=what}',
  'hint: ': '提示：',
  'hint: platen --help': '提示：platen --help',
  'hint: platen {verb} --help': '提示：platen {verb} --help',
  'platen: {=what}': 'platen: {=what}',
  'It is a whole number from {#a} to {#b}.': '应为 {#a} 至 {#b} 的整数。',
  'It is a number from {#a} to {#b}.': '应为 {#a} 至 {#b} 的数。',
  'It is a part of the run such as 2/5: the second of five.': '应为运行的一部分，如 2/5：五份中的第二份。',
  'It is a time such as 10m, 1h 30m or 500ms.': '应为时间，如 10m、1h 30m 或 500ms。',
  'It is NAME=VALUE.': '应为 NAME=VALUE。',
  'It is a number of printers above 0.': '应为大于 0 的打印机台数。',
  'It is a number of bits per second.': '应为波特率。',
  'It is a number of ms.': '应为毫秒数。',
  'It is like 8N1 or 7E2.': '应如 8N1 或 7E2。',
  'It is a number of seconds above 0.': '应为大于 0 的秒数。',
  'It is a number of seconds.': '应为秒数。',
  'It is real or none.': '应为 real 或 none。',
  'It is the number of a line, from 1.': '应为线路编号，从 1 起。',
  'It is recorded, full, or a factor above 0 such as 2x.': '应为 recorded、full，或大于 0 的倍数，如 2x。',
});

/** Verbs, arguments and options. */
export const options = sentences({
  'Scenarios:': '场景：',
  'Benches of real hardware:': '真实硬件的测试台：',
  'Golden receipts:': '标准小票：',
  'Printers:': '打印机：',
  'Bytes:': '字节：',
  'Projects:': '项目：',
  'Examples:': '示例：',
  'Exit codes:': '退出码：',
  'Defects:': '缺陷：',
  'Models:': '型号：',
  'A thermal receipt printer that is not there, and the test bench around it.':
    '一台虚拟的热敏小票打印机，以及围绕它的测试台。',
  'say which version this is': '显示版本',
  'say how to use it': '显示用法',
  'the language of messages and reports (default: zh where LC_ALL, LC_MESSAGES or LANG says so, else en)':
    '消息与报告的语言（默认：LC_ALL、LC_MESSAGES 或 LANG 为中文时用 zh，否则 en）',
  'run scenarios and compare every slip with its golden': '运行场景，并将每张小票与标准小票比较',
  'put the shards of a run together, and write its reports': '合并各分片的运行，并写出报告',
  'run the scenarios against every defect, and tell which one caught it': '对每个缺陷运行场景，并列出由谁发现',
  'keep how long slips take, and tell what has become slower': '保存小票用时，并指出变慢之处',
  'run a plan of acceptance, and write a sealed bundle of evidence': '执行验收计划，并写出密封的证据包',
  'find every byte of a bundle of evidence that was changed': '找出证据包中被改动的每个字节',
  'find the terminals, printers and cables of a bench, and prove them': '查找测试台的终端、打印机和线缆，并逐一检验',
  'take received slips as the new goldens': '将收到的小票作为新的标准小票',
  'say in what a receipt differs from the one it should be': '指出小票与应有的小票有何不同',
  'be a printer on a TCP port, a serial port or a pty, and keep every slip':
    '在 TCP 端口、串口或 pty 上充当打印机，并保存每张小票',
  'see the paper come out in a browser, click a dot, open the cover': '在浏览器中看小票打印出来，点击某个点，打开上盖',
  'stand between a host and a printer, and keep every byte with its time': '置于主机与打印机之间，保存每个字节及其时间',
  'send a printer what a host sent, and compare its answers': '把主机发过的内容发给打印机，并比较其应答',
  'draw the slips that a file of printer bytes prints': '绘制打印字节文件所打印的小票',
  'say what every byte means, and which bytes a dot comes from': '说明每个字节的含义，以及某个点来自哪些字节',
  'tell everything that a printer makes of some bytes, as JSON': '以 JSON 列出打印机对一些字节的全部处理结果',
  'tell when each slip is out, and where the time goes, from the bytes alone':
    '仅凭字节推算每张小票何时出纸、时间用在哪里',
  'list the commands that a printer model knows': '列出打印机型号支持的命令',
  'write settings, a first scenario and a CI workflow': '写出设置文件、首个场景和 CI 工作流',
  'Run scenarios, judge every slip by the rules and by its golden, and say what is wrong.':
    '运行场景，按规则和标准小票判定每张小票，并指出问题。',
  'scenario files, or folders of them; the scenarios folder when none is given':
    '场景文件或其文件夹；不给时为 scenarios 文件夹',
  'only scenarios whose name or path has this text, in capitals or not': '仅名称或路径含此文字的场景，不分大小写',
  'only the scenario of exactly this name; again for more': '仅名称完全相同的场景；可重复给出',
  'print on this model in place of the one that a scenario names': '在此型号上打印，代替场景所写的型号',
  'run scenarios that name no acquirer on its terminals, and those that name it; all: each on all that it may run on':
    '未写收单机构的场景在该机构的终端上运行，并运行写明它的场景；all：各场景在所有可用机构上运行',
  'run on the hardware of this file, in real time (docs/bench.md)': '在此文件的硬件上按真实时间运行（docs/bench.md）',
  'reports to write, with commas between them: {list}': '要写的报告，以逗号分隔：{list}',
  'where to write reports': '报告写到哪里',
  'try a scenario that failed or timed out again, so often (default: 0)': '失败或超时的场景重试几次（默认：0）',
  'run each scenario so often; each time counts (default: 1)': '每个场景运行几遍，每遍都计（默认：1）',
  'only this part of the scenarios, shared out by how long they take': '仅运行按用时分出的这一份场景',
  'how long scenarios take (default: durations.json in the folder of reports)':
    '场景用时文件（默认：报告文件夹中的 durations.json）',
  'the longest that the run may take, such as 10m': '运行的最长时间，如 10m',
  'go on with the run that left this journal': '继续留下此日志的运行',
  'tell the terminal to do something wrong, and see what notices; see below': '令终端带上某个缺陷，看由谁发现；见下',
  'tell what there is to run, what it needs and what is wrong with it, as JSON; run nothing':
    '以 JSON 列出可运行的内容、所需条件和问题；不运行',
  'exit with 1 where a scenario was skipped': '有场景跳过时以 1 退出',
  'exit with 5 where a scenario passed only when it was tried again': '有场景重试后才通过时以 5 退出',
  'Put the event streams of the shards of a run together, and write its reports.':
    '合并一次运行各分片的事件流，并写出报告。',
  'events.jsonl of every shard': '各分片的 events.jsonl',
  'where to write the events and the reports': '事件与报告写到哪里',
  'where to record how long scenarios take (default: durations.json in the folder of reports)':
    '场景用时记到哪里（默认：报告文件夹中的 durations.json）',
  'Run the scenarios against every defect, and tell which one caught it.': '对每个缺陷运行场景，并列出由谁发现。',
  'only scenarios of this acquirer': '仅此收单机构的场景',
  'only this defect': '仅此缺陷',
  'run every scenario against every defect, also behind the first that notices it':
    '对每个缺陷运行所有场景，首个发现者之后也运行',
  'everything that was noticed, as JSON': '以 JSON 列出全部发现',
  'Keep how long slips take, and tell what has become slower.': '保存小票用时，并指出变慢之处。',
  'compare with the baseline in place of writing it': '与基准用时比较，而不写入',
  'measure in turns with the bench of another folder, and compare': '与另一文件夹的测试台轮流测量并比较',
  'take the times from these event streams in place of running scenarios': '从这些事件流取用时，而不运行场景',
  'the baseline': '基准用时文件',
  'how often each scenario runs (default: 1 in virtual time, {#n} in real time)':
    '每个场景运行几遍（默认：虚拟时间 1 遍，真实时间 {#n} 遍）',
  'every figure, as JSON': '以 JSON 列出全部指标',
  'Run a plan of acceptance, and write a sealed bundle of evidence.': '执行验收计划，并写出密封的证据包。',
  'the plan': '计划',
  'the device under test': '被测设备',
  'its firmware': '其固件版本',
  'who runs the plan': '执行人',
  'the bundle (default: evidence in the folder of reports)': '证据包（默认：报告文件夹中的 evidence）',
  'the Ed25519 private key that signs, PEM; made where there is none': '签名用的 Ed25519 私钥，PEM；没有则生成',
  'go on with a bundle that was paused': '继续暂停的证据包',
  'Find every byte of a bundle of evidence that was changed since it was sealed.':
    '找出证据包自密封以来被改动的每个字节。',
  'the folder that platen certify wrote': 'platen certify 写出的文件夹',
  'the public key that must have signed it, PEM': '应为其签名的公钥，PEM',
  'as JSON': '以 JSON 输出',
  'Find the hardware of a bench, and prove it.': '查找并检验测试台的硬件。',
  'Find serial devices, guess what each is, and write a bench file.': '查找串口设备，推测各是什么，并写出测试台文件。',
  'ask serial devices, and these addresses, whether they are printers': '询问串口设备和这些地址是否为打印机',
  'the bench file to write': '要写的测试台文件',
  'write over a bench file that is there': '覆盖已有的测试台文件',
  'Prove each device of a bench file: what was tried, what came, what to do.':
    '检验测试台文件中的每个设备：试了什么、得到什么、该做什么。',
  'the bench file': '测试台文件',
  'tell it as JSON, a line for each device': '以 JSON 输出，每个设备一行',
  'Take slips that a run has kept as the new goldens.': '将运行保留的小票作为新的标准小票。',
  'scenarios, folders of scenarios or slips; * stands for anything within a name':
    '场景、场景文件夹或小票；* 代表名称中的任意内容',
  'why a golden changes': '标准小票为何改变',
  'everything that awaits approval': '所有待批准的小票',
  'the golden receipts of this bench, where it has a folder of its own': '该测试台的标准小票（若有自己的文件夹）',
  'the arguments are files of printer bytes: make a golden of that name of the first':
    '参数为打印字节文件：以第一个建立此名称的标准小票',
  'with --as, the printer model (default: as platen.yaml says, else xprinter-80)':
    '与 --as 同用，打印机型号（默认：按 platen.yaml，否则 xprinter-80）',
  'approve although the environment says CI, where nobody looks at what is approved':
    '即使环境变量表明是 CI 也批准，尽管那里无人查看',
  'Say in what a receipt differs from the one it should be, line by line.': '逐行指出小票与应有的小票有何不同。',
  'printer bytes, a capture or a picture': '打印字节、抓包或图片',
  'what it should be; or name a golden': '应有的小票；或指定标准小票',
  'compare with this golden; the receipt may be a photograph or a scan': '与此标准小票比较；小票可以是照片或扫描件',
  'what a field of the golden holds; may be given several times': '标准小票某字段的值；可重复给出',
  'printer model of bytes that do not say it (default: as platen.yaml says, else xprinter-80)':
    '字节未写明时的打印机型号（默认：按 platen.yaml，否则 xprinter-80）',
  'which line of a capture (default: the one that has bytes)': '抓包中的哪条线路（默认：有字节的那条）',
  'draw the difference (PNG)': '绘制差异（PNG）',
  'findings as JSON': '以 JSON 列出问题',
  'Be a receipt printer, and keep every slip as a picture, as text and as its bytes.':
    '充当小票打印机，将每张小票保存为图片、文字和字节。',
  'print this file of printer bytes, or a capture; - is standard input': '打印此打印字节文件或抓包；- 为标准输入',
  'listen on [HOST:]PORT[?idle=300&connections=64], 0 for a free one ({#n} where nothing else is named)':
    '监听 [HOST:]PORT[?idle=300&connections=64]，0 为任选空闲端口（什么都不指定时为 {#n}）',
  'listen on this address; 0.0.0.0 opens the printer to the network': '监听此地址；0.0.0.0 对网络开放',
  'be so many printers, on as many TCP ports, counted up from that of --tcp': '充当这么多台打印机，端口从 --tcp 起递增',
  'stand at the end of a serial cable: PATH[?baud=9600&parity=none&flow=none]':
    '接在串口线一端：PATH[?baud=9600&parity=none&flow=none]',
  'make a pty pair, and a link to its device under this path: [PATH][?baud=9600&flow=none]':
    '创建 pty 对，并在此路径创建其设备的链接：[PATH][?baud=9600&flow=none]',
  'read and write this device, such as /dev/g_printer0, or read this fifo':
    '读写此设备（如 /dev/g_printer0），或读取此 fifo',
  'printer model (default: as platen.yaml says, else xprinter-80)':
    '打印机型号（默认：按 platen.yaml，否则 xprinter-80）',
  'where slips go, numbered on from those that it holds': '小票存到哪里，在已有编号之后继续',
  'keep pictures and data that hosts store in the printer in this file': '将主机存入打印机的图片和数据保存在此文件',
  'what the sensors say: {forms}': '传感器状态：{forms}',
  'what goes wrong, and when; again for more: {form}': '什么出错、何时出错；可重复给出：{form}',
  'real: print as slowly as the model does; none: at once': 'real：按型号的速度打印；none：立即',
  "which of the model's receive buffers its switches select": '型号开关所选的接收缓冲区',
  'being offline makes it busy too; otherwise a full receive buffer alone does':
    '脱机时也报忙；否则仅接收缓冲区满时报忙',
  'the line has none: what comes while the receive buffer is full is lost':
    '线路没有握手：接收缓冲区满时到达的内容丢失',
  'the idle time': '空闲时间',
  'keep every byte that passes, both ways, with its time': '保存双向经过的每个字节及其时间',
  'keep card numbers as they came; otherwise other digits are put in their place': '保留原卡号；否则以其他数字代替',
  'See the paper come out in a browser, click a dot, open the cover.':
    '在浏览器中看小票打印出来，点击某个点，打开上盖。',
  'a printer on this TCP port, again for more ({#n} where nothing is named)':
    '此 TCP 端口上的打印机，可重复给出（不指定时为 {#n}）',
  'a printer at the end of a serial cable: PATH[?baud=9600&parity=none&flow=none]':
    '串口线一端的打印机：PATH[?baud=9600&parity=none&flow=none]',
  'a printer behind a pty pair, and a link to its device under this path':
    'pty 对之后的打印机，并在此路径创建其设备的链接',
  'printer model; again for more printers, in their order': '打印机型号；多台时按顺序重复给出',
  'run scenarios on the hardware of this file, whose printers are opened for each run':
    '在此文件的硬件上运行场景，每次运行时打开其打印机',
  'where the page is; anything but loopback asks for a token': '页面地址；非本机地址需要令牌',
  'TCP port of the page, 0 for a free one': '页面的 TCP 端口，0 为任选空闲端口',
  'Stand between hosts and a printer, pass everything on unchanged, and keep every byte with its time.':
    '置于主机与打印机之间，原样传递一切，并保存每个字节及其时间。',
  'where hosts come: tcp://HOST:PORT, serial://PATH, pty:': '主机从哪里来：tcp://HOST:PORT、serial://PATH、pty:',
  'the printer: tcp://HOST:PORT, serial://PATH': '打印机：tcp://HOST:PORT、serial://PATH',
  'the printer: tcp://HOST:PORT, serial://PATH, pty:': '打印机：tcp://HOST:PORT、serial://PATH、pty:',
  'the capture that is written': '要写的抓包',
  'Send a printer what a host sent, as it was recorded, and compare the answers.':
    '把录下的主机内容发给打印机，并比较应答。',
  'what platen record or platen emulate --capture wrote; - is standard input':
    'platen record 或 platen emulate --capture 写出的文件；- 为标准输入',
  'recorded, full, or a factor: 2x, 0.5x': 'recorded、full，或倍数：2x、0.5x',
  'how long the printer may take to answer': '打印机应答的最长时间',
  'Draw the slips that a file of printer bytes prints, to the dot.': '逐点绘制打印字节文件所打印的小票。',
  'printer bytes, or a capture; - is standard input': '打印字节或抓包；- 为标准输入',
  'where the picture goes (PNG, 1 bit a pixel)': '图片存到哪里（PNG，每像素 1 位）',
  'draw again whenever the file changes': '文件变化时重新绘制',
  'draw card numbers as they are; otherwise other digits are put in their place': '按原样绘制卡号；否则以其他数字代替',
  'Say what every byte means to a printer, and which bytes a dot comes from.':
    '说明每个字节对打印机的含义，以及某个点来自哪些字节。',
  'the bytes themselves, two hexadecimal digits each': '字节本身，每字节两位十六进制',
  'say which bytes the dot at column x and row y of a slip comes from': '说明小票第 x 列第 y 行的点来自哪些字节',
  'write the picture of a slip with its lines numbered': '写出带行号的小票图片',
  'which slip --at and --png mean (default: the first)': '--at 和 --png 指哪张小票（默认：第一张）',
  'show card numbers as they are; otherwise other digits are put in their place': '按原样显示卡号；否则以其他数字代替',
  'Tell everything that a printer makes of some bytes, as JSON.': '以 JSON 列出打印机对一些字节的全部处理结果。',
  'the bytes, two hexadecimal digits each': '字节，每字节两位十六进制',
  'answer requests from standard input, one a line': '应答标准输入中的请求，每行一个',
  'Tell when each slip is out, and where the time goes, from the bytes alone.':
    '仅凭字节推算每张小票何时出纸、时间用在哪里。',
  'bits per second of the line (default: bytes take no time)': '线路波特率（默认：字节不占时间）',
  'data bits, parity (N, E, O, M, S) and stop bits of a byte': '字节的数据位、校验（N、E、O、M、S）和停止位',
  'how long the host waits after each line feed': '主机在每次换行后等待多久',
  'List the commands that printer models know, and what is made of them.': '列出打印机型号支持的命令及处理方式。',
  'one model alone': '仅一个型号',
  'Write settings, a first scenario and an example of a CI workflow.': '写出设置文件、首个场景和 CI 工作流示例。',
  where: '写到哪里',
});

/** What stands below the options. */
export const examples = sentences({
  'start a bench in this folder': '在此文件夹建立测试台',
  'run its scenarios': '运行其场景',
  'print to localhost:9100, find pictures in slips/': '向 localhost:9100 打印，图片在 slips/ 中',
  'see what a file prints': '看文件打印出什么',
  'see what bytes mean': '看字节是什么意思',
  '0 passed, 1 failed, 2 wrong use, 3 bench error, 4 golden missing or stale, 5 flaky, 130 interrupted':
    '0 通过，1 失败，2 用法错误，3 测试台故障，4 标准小票缺失或过时，5 不稳定，130 中断',
  'every scenario of the scenarios folder': 'scenarios 文件夹中的所有场景',
  'those of a folder': '某个文件夹的场景',
  'those with this word in their name or path': '名称或路径含此词的场景',
  'with a report to look at, and one for CI': '附一份供查看的报告和一份供 CI 的报告',
  'try again what failed, and see what is not steady': '失败的重试，看哪些不稳定',
  'on its terminals what is for those of any acquirer': '在其终端上运行适用于任何机构的场景',
  'the second of five parts; platen merge puts them together': '五份中的第二份；platen merge 合并',
  'go on with a run that was killed': '继续被终止的运行',
  'on the terminals and printers of this file, in real time': '在此文件的终端和打印机上按真实时间运行',
  'shows that a terminal with this fault is caught': '表明带此缺陷的终端会被发现',
  'docs/running.md says what each outcome means.': '各种结果的含义见 docs/running.md。',
  'Every event of every file is in the whole, each scenario once, in the order in which one run would have told them; the exit code is that of one run. How long scenarios took is recorded, so that the next shards are balanced.':
    '每个文件的每个事件都在其中，每个场景一次，顺序与单次运行相同；退出码与单次运行相同。场景用时会记录下来，使以后的分片均衡。',
  'A defect is something that terminal, link or printer is told to do wrong. The scenarios run against each; the table tells the first that notices it, by which oracle, in which words. The oracles judge alone; the goldens (compare) are asked where no oracle notices. Before that the scenarios run without a defect, and none may fail.':
    '缺陷是令终端、线路或打印机做错的事。场景对每个缺陷运行；表中列出首个发现它的场景、检查项及原话。先只由检查项判定；没有检查项发现时再看标准小票（compare）。在此之前场景先不带缺陷运行，且不得失败。',
  'Exits with 1 where a defect is not caught or a scenario fails without one, with 3 where a bench fails.':
    '有缺陷未被发现或无缺陷时场景失败则以 1 退出，测试台故障则以 3 退出。',
  'A baseline has the times of each scenario, all of its slips together, by figure and clock; docs/timing.md lists the figures. Something is slower where its median grew by more than 5 % and the Mann-Whitney test gives p < 0.01 over all figures together. Times that were taken at another time on a real clock decide nothing: measure both in turns (--against).':
    '基准用时包含每个场景所有小票的用时，按指标和时钟分列；指标见 docs/timing.md。中位数增长超过 5 % 且 Mann-Whitney 检验对全部指标给出 p < 0.01 时为变慢。真实时钟在不同时间测得的用时不能作判定：请轮流测量（--against）。',
  'Exits with 1 where something is slower.': '有变慢之处则以 1 退出。',
  'take a baseline, to be committed': '建立基准用时，供提交',
  'hold the scenarios of now to it': '用它检验现在的场景',
  'take it from a run that was made': '从已完成的运行建立',
  'this bench and another, in turns': '本测试台与另一个，轮流',
  'The plan is a YAML file: a title, and cases with id, description, scenario and criteria. Each criterion is OK, NOK, or open where nothing was proven. The bundle has the protocol in the columns of an acceptance script (id, criterion, OK or NOK, receipt, log) as a page and, where a Chromium is on the path, as PDF; every receipt with its golden; every byte with its time; and a chain of digests over all files, signed with Ed25519.':
    '计划是 YAML 文件：标题，以及含 id、description、scenario 和 criteria 的用例。每条准则为 OK、NOK，未能证明则为 open。证据包含：按验收表格列出的记录（编号、准则、OK 或 NOK、小票、日志），为网页，若有 Chromium 则另有 PDF；每张小票及其标准小票；每个字节及其时间；以及全部文件的摘要链，以 Ed25519 签名。',
  'Ctrl-C pauses between two scenarios; --resume goes on. A key that does not exist yet is made. Without --key one is made for this bundle alone: it shows that nothing was changed since, and not by whom it was made.':
    'Ctrl-C 在两个场景之间暂停，--resume 继续。尚不存在的密钥会生成。没有 --key 时只为本证据包生成一个：它能表明此后未改动，但不能表明由谁制作。',
  'Exits with 0 where every criterion is OK, 1 where one is NOK, 3 where one is open, 130 where it was paused.':
    '全部准则为 OK 则以 0 退出，有 NOK 则 1，有 open 则 3，暂停则 130。',
  'Exits with 1 where anything is not as it was when the bundle was sealed, and names the file.':
    '若有任何内容与密封时不同则以 1 退出，并指出文件。',
  'and that this key signed it': '并且由此密钥签名',
  'find serial devices, and write bench.yaml': '查找串口设备，并写出 bench.yaml',
  'ask each of them whether it is a printer': '逐个询问是否为打印机',
  'and a printer on the network': '以及网络上的打印机',
  'prove each device of bench.yaml': '检验 bench.yaml 中的每个设备',
  'run scenarios on it': '在其上运行场景',
  'docs/bench.md: the file, cables, permissions.': 'docs/bench.md：文件、线缆、权限。',
  'A run keeps every slip that has no golden, or differs from it, beside where its golden would be, as *.received.png. Look at it before you approve it: what is approved is what every later run is judged by. platen review shows each slip with what differs, and asks.':
    '运行会把没有标准小票或与之不符的小票保存在标准小票的位置旁，名为 *.received.png。请先查看再批准：以后每次运行都以批准的为准。platen review 逐张显示差异并询问。',
  'list what awaits approval': '列出待批准的小票',
  'those of all scenarios of a folder': '一个文件夹所有场景的小票',
  'one slip': '一张小票',
  everything: '全部',
  'what the emulator draws otherwise than before, and nothing else': '仅模拟器绘制结果改变的',
  'a slip of any program, without a scenario; platen compare judges the':
    '任何程序的小票，不需要场景；以后由 platen compare 判定；',
  'next one. Of two slips what differs and looks alike may vary.': '两张小票中不同而形式相同之处可以变化。',
  'A receipt is a file of printer bytes, a capture, or a picture of its dots. Two files of bytes are compared by what their commands say, to the dot; where one of them is a picture, both are compared by their dots. Lines are aligned first. Exits with 0 when nothing differs, 1 when something does, 4 when the golden is stale.':
    '小票可以是打印字节文件、抓包或其点阵图片。两个字节文件按命令逐点比较；其中之一为图片时按点比较。先对齐行。没有不同则以 0 退出，有不同则 1，标准小票过时则 4。',
  'Of a photograph or a scan the paper is found, straightened and laid over the golden; each line is judged with a confidence. docs/comparing.md says how much is found in how bad a photograph.':
    '照片或扫描件先找出纸面、校正并与标准小票重叠；每行给出置信度。docs/comparing.md 写明照片质量与检出率。',
  'One machine, whatever plugs it has: jobs are printed one at a time, in the order in which their first bytes came. A job ends when its connection does; on a serial port, a pty and a device, which carry no connections, after the idle time without a byte. A connection that stays open gives up its turn after the idle time if another waits. Paper that was not cut when its job ends is a slip of its own. Status requests are answered at all times.':
    '无论有几个接口都是一台机器：作业按首字节到达的顺序逐个打印。连接结束则作业结束；串口、pty 和设备没有连接，空闲时间内没有字节则结束。仍打开的连接在空闲时间后让给等待者。作业结束时未切的纸自成一张小票。状态请求随时应答。',
  'Ctrl-C prints what was received, writes every slip and exits with 130; a second one stops at once.':
    'Ctrl-C 打印已接收的内容，写出每张小票并以 130 退出；再按一次立即停止。',
  'a printer on 127.0.0.1:9100, its slips in slips/': '127.0.0.1:9100 上的打印机，小票在 slips/ 中',
  'on a free port, which is told': '在空闲端口上，并告知端口',
  'with bounds; docs/ports.md has all settings': '带限制；全部设置见 docs/ports.md',
  "eight printers on 9101 to 9108; each line told names the printer's port,":
    '9101 至 9108 上的八台打印机；每行输出写明打印机端口，',
  'and the slips of all are numbered in one folder': '所有小票在一个文件夹中统一编号',
  'programs open /tmp/printer as their serial port': '程序把 /tmp/printer 当作串口打开',
  'the same, at the speed of a line': '同上，按线路速度',
  'a USB printer to the machine that this one is plugged into': '对所接的机器充当 USB 打印机',
  'a printer whose roll is nearly used up': '纸卷将尽的打印机',
  'paper ends there, and somebody puts a new roll in after 20 s': '在那里缺纸，20 s 后有人换上新纸卷',
  'as slow as the real one': '与真机一样慢',
  'a logo that one job stores, later ones print': '一个作业存入的徽标，以后的作业打印',
  'keep every byte that passes, with its time; platen replay sends it':
    '保存经过的每个字节及其时间；platen replay 可重发',
  'print a file of printer bytes; - is standard input': '打印一个打印字节文件；- 为标准输入',
  'print what passed over a line of a capture': '打印抓包中某条线路的内容',
  "One page shows the paper as it comes out, which byte made which dot, and the printer's switches; runs scenarios, and approves their slips.":
    '一个页面显示打印出来的小票、哪个字节产生哪个点，以及打印机开关；可运行场景并批准其小票。',
  'a printer on 127.0.0.1:{#port}, the page on {url}': '127.0.0.1:{#port} 上的打印机，页面在 {url}',
  'two printers side by side': '两台打印机并列',
  'scenarios run on this hardware': '场景在此硬件上运行',
  'paper comes out at the speed of the model': '按型号的速度出纸',
  'for the network; the address that is told has a token in it': '对网络开放；告知的地址中含令牌',
  'Bytes, the end of either direction and a break are passed on as they come, both ways; whoever sends faster than the other side takes waits. Each connection is a line of the capture, with a connection to the printer of its own. What has passed is in the file at once; Ctrl-C ends it and exits with 130. An older file is never replaced.':
    '字节、任一方向的结束和中断都双向原样传递；发送快于对方接收的一方须等待。每个连接是抓包中的一条线路，并各有一个到打印机的连接。经过的内容立即写入文件；Ctrl-C 结束并以 130 退出。绝不覆盖旧文件。',
  'Card numbers are hidden: other digits stand in their place, so the end of a run that may be the beginning of one is written only when the next bytes tell. What is passed on is never changed.':
    '卡号会隐藏：以其他数字代替，因此可能是卡号开头的末尾字节要等后续字节到来才写入。传递的内容从不改变。',
  'what passed to the printer': '传给打印机的内容',
  'send it to another printer': '发给另一台打印机',
  "At recorded speed each run of bytes is sent as long after the first as it came; 10x takes a tenth of that, and full sends as fast as the printer takes it. Exits with 1 when the printer's answers are not those of the capture, 3 when the printer cannot be reached or breaks the line off. Card numbers that the capture hides are sent as it has them.":
    '按录制速度时，每段字节与首段的时间间隔与录制时相同；10x 为其十分之一，full 以打印机接收的最快速度发送。打印机的应答与抓包不同则以 1 退出，无法连接或打印机断开线路则 3。抓包中隐藏的卡号按其中内容发送。',
  'the second connection, ten times as fast': '第二个连接，十倍速度',
  'a line of a run': '运行中的一条线路',
  'A file that prints several slips becomes OUT-1.png, OUT-2.png and so on. Paper that was not cut at the end of the file is a slip. Exits with 1 when the file prints nothing.':
    '打印多张小票的文件生成 OUT-1.png、OUT-2.png 等。文件末尾未切的纸也是一张小票。文件不打印任何内容则以 1 退出。',
  'draw again whenever job.bin changes, until Ctrl-C': 'job.bin 变化时重新绘制，直到 Ctrl-C',
  'One row a command or run of text: where it begins, its bytes, its name, what it means. What is wrong stands below it. With --at: which of them drew a dot of the picture that platen render makes, or moved the paper that is blank there. With --png: the picture with its lines numbered in a margin, and the bytes of each number.':
    '每条命令或每段文字一行：起始位置、字节、名称、含义。问题写在其下。--at：其中哪个绘制了 platen render 图片中的某个点，或走了那里的空白纸。--png：边上标有行号的图片，以及每个编号的字节。',
  'The answer is JSON: every command with its place in the bytes, printed lines and characters with their place on the paper, codes, replies, pulses, diagnostics, and all paper as a PNG (base64). Rows count from the printer\'s head at power-on. With --jsonl each line of standard input is a request, {"id": "1", "hex": "1B 40 41 0A", "model": "tm-t88v", "state": {"paper": "end"}}, and is answered by one line; a line that is no request is answered by what is wrong with it, and the exit code is 2.':
    '结果为 JSON：每条命令及其在字节中的位置，打印的行和字符及其在纸上的位置，条码、应答、钱箱脉冲、诊断，以及整张纸的 PNG（base64）。行点从上电时打印头处算起。--jsonl：标准输入每行一个请求，{"id": "1", "hex": "1B 40 41 0A", "model": "tm-t88v", "state": {"paper": "end"}}，各以一行应答；不是请求的行以其问题应答，退出码为 2。',
  "The host sends as fast as the line and the printer's handshake let it. Times count from its first start bit. What the time of a slip went into adds up to when it is out; bytes that had to wait in the buffer came while another slip was printed. docs/timing.md says how it is reckoned.":
    '主机以线路和打印机握手允许的最快速度发送。时间从首个起始位算起。小票各部分用时之和即其出纸时间；在缓冲区等待的字节是在打印另一张小票时到达的。计算方法见 docs/timing.md。',
  'drawn: it makes dots, or decides which. acted on: it does something else, such as an answer. consumed: it is taken by its right length and does nothing, with the reason. not spoken: the bytes mean something else to that printer.':
    'drawn（绘制）：产生点或决定产生哪些点。acted on（执行）：做别的事，如应答。consumed（跳过）：按正确长度取走而不做事，并注明原因。not spoken（不支持）：这些字节对该打印机另有含义。',
  'every command against every model': '每条命令对每个型号',
  'what one model makes of them': '一个型号如何处理',
  'the same as data': '同样内容的数据',
  'Nothing that exists is ever replaced; a .gitignore gets the lines that it lacks.':
    '绝不覆盖已有文件；.gitignore 只补上缺少的行。',
});
