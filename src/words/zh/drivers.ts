import { sentences } from '../sentence.ts';

/** What drivers of real terminals, and simulated ones, cannot do. */
export const drivers = sentences({
  'the terminal was lost before it told the result, and could not be asked again':
    '终端在告知结果之前失联，且无法再询问',
  'the terminal was lost before it told the result, and could not be asked again: {=why}':
    '终端在告知结果之前失联，且无法再询问：{=why}',
  'silence limit of the register: it said nothing for {time}': '收银机静默时限：终端 {time} 没有任何数据',
  'recovery limit of the register: it was busy for {time}': '收银机恢复时限：终端忙碌了 {time}',
  'the register was closed': '收银机已关闭',
  'look at the terminal: print its last receipt, and void it if the goods were not given':
    '请查看终端：打印最后一张小票，若未交付货物则撤销',
  'look at the terminal: print its last receipt, and void it if it is not wanted; then run again, where it is asked about':
    '请查看终端：打印最后一张小票，不需要则撤销；然后重新运行，届时会询问',
  'the terminal paid {#n} cent, where {#due} were asked for': '终端付了 {#n} 分，而要求 {#due} 分',
  'take the payment back on the terminal: it may have told of an earlier one':
    '请在终端上撤回付款：它可能告知的是之前的一笔',
  'the terminal was closed while it was in use': '终端在使用中被关闭',
  'look at the terminal for what became of the last request': '请在终端上查看上一请求的结果',
  'the terminal refused its registration: {why}': '终端拒绝注册：{why}',
  'compare password, currency and configuration with what the terminal is set to': '请与终端设置核对口令、币种和配置',
  'its last transaction was asked for {#n} times, and never told': '询问其上一笔交易 {#n} 次均无答复',
  'the command did not end within {#n} s': '命令在 {#n} s 内没有结束',
  'no answer within {#n} s': '{#n} s 内没有应答',
  'the line has ended': '线路已结束',
  'the line ended ({=end})': '线路已结束（{=end}）',
  '{name} has ended': '{name} 已结束',
  '{name}: a frame was sent {#n} times and not acknowledged': '{name}：一帧发送 {#n} 次未获确认',
  'the bench was closed': '测试台已关闭',
  'nobody can be asked to {=what}: standard input or output is no terminal window':
    '无法请人{=what}：标准输入或输出不是终端窗口',
  'run the bench in a window, or drive the terminal another way: script, keys, web':
    '请在窗口中运行测试台，或以其他方式驱动终端：script、keys、web',
  'nobody answered within {#n} s; the step stays open': '{#n} s 内无人回答；该步骤仍未决',
  'nobody can tell what became of it: {=what}': '无法判断结果如何：{=what}',
  '{=why}, and stays open': '{=why}，仍未决',
  'the input ended': '输入已结束',
  'the step was left for later': '该步骤留待以后',
  'run it again: it is asked about first of all': '请重新运行：会首先询问它',
  '{path}, which says what the operator was asked, cannot be read: {why}': '无法读取记录操作员提问的 {path}：{why}',
  'it is no file of this driver': '它不是本驱动的文件',
  'look at the terminal for what it did last, then remove the file': '请在终端上查看最后做了什么，然后删除该文件',

  'the terminal does not answer: {why}': '终端没有应答：{why}',
  'look at its display and its cable, and compare what it does with the description':
    '请查看其屏幕和线缆，并与描述文件核对',
  'the description waits for the printer, and this bench does not see it':
    '描述文件要等待打印机，而此测试台看不到打印机',
  "use a bench whose terminal prints on Platen's printer, or wait for a text":
    '请用在 Platen 打印机上打印的测试台，或等待文字',
  'nothing reaches the printer': '没有内容到达打印机',
  'bytes reach the printer without end': '字节不断到达打印机',
  'the description prints, and this bench has no printer for the register':
    '描述文件要打印，而此测试台没有供收银机用的打印机',
  'give the bench a printer for the register, or have the terminal print by itself':
    '请为收银机配一台打印机，或由终端自己打印',
  'the terminal answers with the code "{code}", which the description does not have':
    '终端以代码“{code}”应答，而描述文件中没有',
  'write it under codes, or what any other means under codes.other':
    '请写入 codes，或在 codes.other 中写明其他代码的含义',
  'the terminal says that it took {got}, where {asked} was asked for, in the smallest unit':
    '终端称收了 {got}，而要求 {asked}（最小单位）',
  'take the sale back on the terminal, and compare the amount in the description':
    '请在终端上撤回消费，并核对描述文件中的金额',
  'the {what} number reads "{text}", which is no number': '{what} 号读作“{text}”，不是号码',
  'compare where the description reads the {what}': '请核对描述文件读取 {what} 的位置',
  'docs/drivers.md says what each part may be; an editor can read the JSON Schema':
    'docs/drivers.md 写明各部分可取的值；编辑器可读取 JSON Schema',
  'nothing is known of {name}': '没有 {name} 的值',
  'it is read by an answer that did not come, or is a value that the bench file has to give':
    '它由未到的应答读取，或须由测试台文件给出',
  'widen the field, or ask for less': '请加宽字段，或减小数值',
  'the description "{name}" needs {list}': '描述文件“{name}”需要 {list}',
  'give them in the bench file, under values of the terminal': '请在测试台文件该终端的 values 中给出',
  'the description "{name}" ends {request} without an outcome': '描述文件“{name}”结束 {request} 时没有结果',
  'write an outcome behind its steps, or with the answer that came': '请在其步骤之后或应答中写明 outcome',
  '{command} does not end': '{command} 没有结束',
  'there is no program "{name}"': '没有程序“{name}”',
  'install the Android platform tools, or write the path of adb under adb.command':
    '请安装 Android platform tools，或在 adb.command 写明 adb 路径',
  'run adb devices: the terminal must be listed as device, and have allowed this computer':
    '请运行 adb devices：终端须列为 device 并已授权此电脑',
  'the terminal "{name}" is on a line, and the bench file does not say where':
    '终端“{name}”在线路上，而测试台文件没有写明位置',
  'write port: serial:///dev/ttyUSB0 beside its file': '请在其 file 旁写 port: serial:///dev/ttyUSB0',
  'the terminal refused a message {#n} times': '终端拒绝报文 {#n} 次',
  'compare frame, check and speed of the description with the manual of the terminal':
    '请与终端手册核对描述文件的帧、校验和波特率',
  'compare the frame with the fields of the message': '请核对帧与报文字段',
  'a message has {=what}': '报文有 {=what}',
  'a text of a message cannot be written as {charset}': '报文中的文字无法以 {charset} 写出',
  'choose another text encoding in the description': '请在描述文件中选其他编码',
  'the value of "{source}" does not fit a field of {#n} bytes': '“{source}”的值放不进 {#n} 字节的字段',
  'compare the field with the manual of the terminal': '请与终端手册核对该字段',
  'nothing came over the line': '线路上没有内容到来',
  'a frame was broken ({=why}): {hex}': '一帧损坏（{=why}）：{hex}',
  'the last message was {hex}': '最后的报文为 {hex}',
  "the bench's printer cannot print the list": '测试台的打印机无法打印清单',
  'put paper in and close its cover, or have the terminal print the list': '请装纸并合上盖，或由终端打印清单',
  'one request at a time': '一次只能一个请求',
  'the terminal on {port} does not answer': '{port} 上的终端没有应答',
  'check that it is in integrated mode (0300 leaves it), its cable, and its speed: 115200 8N1':
    '请检查是否处于集成模式（0300 会退出）、线缆及波特率：115200 8N1',
  'the terminal is still at work': '终端仍在处理',
  'wait for the last request to end': '请等待上一请求结束',
  'the terminal does not answer {what}, though it answers other requests': '终端不应答 {what}，但应答其他请求',
  'look at its display, and print its list of sales before you go on': '请查看其屏幕，并在继续之前打印销售清单',
  'the terminal answers {got}, where {expected} was asked for': '终端应答 {got}，而要求 {expected}',
  'take the sale back on the terminal, and look for noise on its cable': '请在终端上撤回销售，并检查线缆是否有噪声',
  'a terminal that is a web page is driven by Playwright, which is not installed':
    '网页终端由 Playwright 驱动，而它没有安装',
  'npm install --save-dev @playwright/test, and a Chromium: that of the system, or npx playwright install chromium':
    'npm install --save-dev @playwright/test，以及 Chromium：系统自带的，或 npx playwright install chromium',
  'no browser can be started: {why}': '无法启动浏览器：{why}',
  'install Chromium, name its path under browser in the bench file, or run npx playwright install chromium':
    '请安装 Chromium，或在测试台文件的 browser 中写明路径，或运行 npx playwright install chromium',
  '{url} does not load': '{url} 无法加载',
  '{url} cannot be opened: {why}': '{url} 无法打开：{why}',
  'check the address, and that the terminal is switched on': '请检查地址，以及终端是否开机',
  '{name} reads "{text}", which is no {kind}': '{name} 读作“{text}”，不是 {kind}',
  'compare where the description reads it': '请核对描述文件读取它的位置',
  '{what} is not there, or takes nothing': '{what} 不存在，或不接受输入',
  'the page was closed while it was in use': '页面在使用中被关闭',
  'leave the browser of a bench alone': '请勿操作测试台的浏览器',
  'compare the description with the page': '请与页面核对描述文件',
  'the page shows {text}': '页面显示 {text}',
  'the screen shows {text}': '屏幕显示 {text}',
  'a browser runs in real time, and this bench does not': '浏览器按真实时间运行，而此测试台不是',
  'use a bench in real time': '请用真实时间的测试台',
  'neither "{name}" nor the bench file says the address of the page': '“{name}”和测试台文件都没有写页面地址',
  'write url: beside its file': '请在其 file 旁写 url:',

  'take restart from the capabilities of {name}': '请从 {name} 的能力中去掉 restart',
  'nobody can switch {name} off and on: its driver is {driver}': '无法给 {name} 断电再上电：其驱动为 {driver}',
  '{name} could not be made ready: {=what}': '{name} 无法准备就绪：{=what}',
  'do it by hand, or say with "before" what it is asked for before each scenario':
    '请手工完成，或用 before 写明每个场景之前向它请求什么',
  '{name} has no line to {printer}': '{name} 没有到 {printer} 的线路',
  'say with "line" beside its driver where the other end of the cable is':
    '请在其 driver 旁用 line 写明线缆另一端在哪里',
  'the terminal never answered, and nothing more was asked: {=why}': '终端始终没有应答，也没有再发请求：{=why}',
  'the batch upload does not end': '批上送没有结束',
  'the host has no answer "{name}"': '主机没有应答“{name}”',
  'this host has no answer "{name}"': '此主机没有应答“{name}”',
  'use {list}': '可用 {list}',
  'the host\'s next answer is "{name}", and it was asked for {what}': '主机的下一个应答为“{name}”，而请求的是 {what}',
  'only a settlement can be answered so: check the order of the answers': '只有结算能这样应答：请检查应答的顺序',
  'the host refused the connection': '主机拒绝连接',
  '"{zone}" is no offset from UTC and no zone': '“{zone}”既不是 UTC 时差也不是时区',
  'write it as +08:00 or -05:30, or name a place: Europe/Berlin': '写作 +08:00 或 -05:30，或写地点：Europe/Berlin',
  '"{date}" is no date of a refunded sale': '“{date}”不是被退货消费的日期',
  'write it as {example}': '写作 {example}',
  'use a test card number': '请用测试卡号',
  'a card number has 13 to 19 digits, got {#n} characters': '卡号为 13 至 19 位，得到 {#n} 个字符',
  '"{date}" is no expiry date of a card': '“{date}”不是卡有效期',
  'write it as YYMM, or leave it empty': '写作 YYMM，或留空',
  'use one of {list}': '可用：{list}',
  'a Transbank terminal has no fault "{name}"': 'Transbank 终端没有故障“{name}”',
  '"{code}" is no refusal of a Transbank terminal': '“{code}”不是 Transbank 终端的拒绝码',
  'use one such as "24"': '可用如“24”',
});
