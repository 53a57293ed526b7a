import { sentences } from '../sentence.ts';

/** What ends a slip, and what the printer says of bytes that it cannot do as they ask. */
export const printer = sentences({
  'full cut': '全切',
  'partial cut': '半切',
  'tear-off': '撕纸',
  'job end': '作业结束',
  'paper end': '缺纸',
  'power off': '断电',
  'link lost': '连接中断',
  error: '错误',
  warning: '警告',
  info: '提示',

  'no glyph for {character}: a {=mark} is printed': '没有 {character} 的字形：打印{=mark}',
  'no glyph for {#n} byte(s) that stand for no character here: a {=mark} is printed':
    '{#n} 个字节在此不代表任何字符：打印{=mark}',
  box: '方框',
  'question mark': '问号',
  blank: '空白',
  '{#n} byte(s) that stand for no character here': '{#n} 个字节在此不代表任何字符',
  '{what} is {#n} dots wide, the print area {#room}: nothing is printed in its place':
    '{what} 宽 {#n} 点，打印区宽 {#room} 点：其位置不打印',
  'the model has no page mode': '该型号没有页模式',
  'the printer is in page mode': '打印机处于页模式',
  'the page is empty: nothing is printed': '页面为空：不打印',
  'the slip is as long as a roll: the page is not printed again on it': '小票已有整卷纸长：不再打印该页',
  'it was done for the slip before': '已对前一张小票执行',
  'it lies outside the print area of the page: it is lost, and what follows it there':
    '超出页面打印区：它与其后内容丢失',
  'the page holds {#n} marks: this one and those that follow are dropped': '页面已有 {#n} 个元素：本个及其后的丢弃',
  'the {#n} bytes of memory for it are full': '其 {#n} 字节内存已满',
  'the line holds {#n} marks: this one is dropped': '该行已有 {#n} 个元素：本个丢弃',
  'no tab stop is set further right': '右侧没有更多制表位',
  'only level and upright lines are drawn': '只绘制横线和竖线',
  '{#n} is no style of lines': '{#n} 不是线型',
  'the image has no columns': '图像没有列',
  'the image has no dots': '图像没有点',
  'the line has no room left': '该行没有空位',
  'the model has no cutter': '该型号没有切刀',
  'cut with {#n} dot rows of print between the head and the blade: they stay on the next slip':
    '切纸时打印头与切刀之间还有 {#n} 行点的内容：它们留在下一张小票上',
  'the job ended in page mode: what comes next goes on the page, and FF prints it':
    '作业在页模式中结束：后续内容仍在该页上，由 FF 打印',
  'the job ended with characters that no line feed printed': '作业结束时有字符没有换行打印',
  'no cut on more paper than a roll holds: the slip is ended here': '未切纸而长度超过一卷：小票在此结束',
  'ESC = has selected another device': 'ESC = 已选择其他设备',
  'the line is not empty: what follows is taken as data': '行不为空：其后按数据处理',
  '{command} carries {#n} bytes, the last {#dropped} are dropped': '{command} 带 {#n} 字节，末尾 {#dropped} 字节丢弃',
  '{command} is in no macro: the recording is ended': '{command} 不能在宏中：结束录制',
  'acted on when it arrived': '到达时已执行',
  'a macro holds {#n} bytes: what is beyond is not recorded': '宏最多 {#n} 字节：超出部分不录制',
  '{hex} is no command of {model}': '{hex} 不是 {model} 的命令',
  '{=what} the receive buffer of {#n} bytes was full: lost': '{=what} {#n} 字节的接收缓冲区已满：丢失',
  'the oldest {#n} bytes of this slip are not kept': '本小票最早的 {#n} 字节没有保留',
  'it counts only in page mode': '只在页模式中有效',
  'it does not count in page mode': '在页模式中无效',
  'it counts only at the beginning of a line': '只在行首有效',
  'it counts only while the line is empty': '只在行为空时有效',
  'the macro has used up a roll of paper: it is stopped': '宏已用完一卷纸：已停止',
  '{command} of the macro: {=why}': '宏中的 {command}：{=why}',
  '{command}: {=why}': '{command}：{=why}',
  'the bytes end within a command': '字节在命令中间结束',
  'the job ends within a command: the printer waits for the rest of it': '作业在命令中间结束：打印机等待其余部分',
  'the printer is offline': '打印机脱机',
  'the position is outside the print area': '位置超出打印区',
  'the model has no double-byte characters': '该型号没有双字节字符',
  'the model has no font {n}': '该型号没有字体 {n}',
  '{!model} has no code page {#n}': '{!model} 没有代码页 {#n}',
  'no table of code page {#n} has a source: its characters are printed as boxes':
    '代码页 {#n} 没有可靠来源：其字符打印为方框',
  'no image is downloaded': '没有下载的图像',
  'NV image {#n} is not defined': 'NV 图像 {#n} 未定义',
  'no {kind} data is stored': '没有存储 {kind} 数据',
  'no picture is stored': '没有存储图片',
  'the area has no size': '区域没有大小',
  'the head has one density': '打印头只有一种浓度',
  'there is no pin {#n}': '没有引脚 {#n}',
  'a buzzer cannot be seen on paper': '蜂鸣器在纸上看不见',
  'it is for a customer display': '它用于顾客显示屏',
  'this function is not known; it is passed over by the length that it states': '未知功能；按其声明的长度跳过',
  'its length is not known: what follows is taken as data': '长度未知：其后按数据处理',
  'this is {=what}, not ESC/POS: nothing is printed': '这是{=what}，不是 ESC/POS：不打印',
});

/** What goes wrong with a printer or its line when it is told so, and what ends it. */
export const faults = sentences({
  'The roll is nearly used up: the printer prints on, and says so.': '纸卷将尽：照常打印，并告知主机。',
  'The paper ends under the head: the slip is torn there, the rest waits for paper.':
    '打印头下缺纸：小票在此断开，其余等待新纸。',
  'The cover is open: nothing is printed.': '上盖打开：不打印。',
  'The next cut jams the cutter.': '下一次切纸时切刀卡住。',
  'A mechanical error that can be recovered from.': '可恢复的机械故障。',
  'The head is too hot: the printer waits.': '打印头过热：打印机等待。',
  'An error that nothing ends but switching the printer off and on.': '只有关机再开机才能解除的故障。',
  'The switch of the drawer says low, as an open drawer does.': '钱箱开关为低，如同钱箱打开。',
  'Somebody presses FEED: a line of paper is fed, and the printer is offline while it is held.':
    '有人按住走纸键：走一行纸，按住期间脱机。',
  'Power goes: the slip is torn, what was received is lost, connections break off.':
    '断电：小票断开，已接收的内容丢失，连接中断。',
  'The printer prints and answers nothing.': '打印机照常打印，但不应答。',
  'The printer says that it is ready, whatever is the matter with it.': '无论发生什么，打印机都说自己就绪。',
  'Every dot row takes several times as long as the model needs.': '每一行点都要用几倍的时间。',
  'Nobody hears that the receive buffer is full: what comes then is lost.':
    '接收缓冲区已满却无人知晓：之后到达的内容丢失。',
  'The link breaks off.': '连接中断。',
  'Bytes never arrive.': '字节丢失。',
  'Bytes arrive twice.': '字节重复。',
  'Bits arrive turned over.': '位翻转。',
  "The printer's end of a timed wire is set to another speed than the host's.":
    '计时线路的打印机端与主机端波特率不同。',
});

/** What is measured. */
export const figures = sentences({
  'from the request to the first byte of a slip': '从请求到小票首字节',
  'from its first byte to its last': '从首字节到末字节',
  'its bytes were there and had to wait: for the slip before, while the printer was offline':
    '字节已到而须等待：等前一张小票，或打印机脱机',
  'its paper moved: motor starts, rows with dots, blank rows': '走纸时间：电机起动、有点的行、空白行',
  'the cutter': '切刀',
  'from the request until the slip is out: cut, or its last row moved': '从请求到出纸：切纸，或最后一行走完',
  'from the request until the register had the answer': '从请求到收银机得到应答',
  '{path}: there is no baseline': '{path}：没有基准用时',
  'platen baseline takes one': 'platen baseline 可建立',
  '{path}: not a baseline': '{path}：不是基准用时文件',
  'platen baseline writes it anew': 'platen baseline 可重新写入',
  'times of the {=one} clock cannot be compared with times of the {=other} clock':
    '{=one}时钟的用时不能与{=other}时钟的用时比较',
  'compare runs of one clock; take a baseline for each': '请比较同一时钟的运行；各建一份基准用时',
});

/** Where the times of a model come from. */
export const provenance = sentences({
  '{#n} mm/s ({source})': '{#n} mm/s（{source}）',
  '{#n} mm/s ({source}, reseller figure)': '{#n} mm/s（{source}，经销商数据）',
  '{#n} mm/s, published product figure': '{#n} mm/s，公布的产品数据',
  '{#n} mm/s, paper feed as well ({source})': '{#n} mm/s，走纸相同（{source}）',
  '{source}: {#n} mm/s, at most {#most} mm/s': '{source}：{#n} mm/s，至多 {#most} mm/s',
  '{source}: {#n} dots at once, {#s} us strobe, {#g} us gap': '{source}：同时 {#n} 点，选通 {#s} us，间隔 {#g} us',
  'no vendor figure: {#a} to {#b} ms assumed': '无厂商数据：假定 {#a} 至 {#b} ms',
  'no figures for this model: as the {model}': '无此型号的数据：同 {model}',
  'no figure of the maker: as the {model}': '无厂商数据：同 {model}',
  'no figure of the maker: {#n} mm/s as the {!model}, with its head':
    '无厂商数据：同 {!model} 为 {#n} mm/s，打印头相同',
  speed: '速度',
  head: '打印头',
  ramp: '起动',
  cut: '切纸',
});
