import { sentences } from '../sentence.ts';

/** Why no symbol is drawn from the data that came. */
export const refusals = sentences({
  '{$symbology} has no data.': '{$symbology} 没有数据。',
  '{$symbology} takes {=expected}, but byte {#n} is {byte}.':
    '{$symbology} 只接受{=expected}，而第 {#n} 字节为 {byte}。',
  '{$symbology} takes {=expected}, but {#n} came.': '{$symbology} 需要{=expected}，而收到 {#n} 个。',
  '{$symbology} takes {=expected}, but {#n} bytes came.': '{$symbology} 需要{=expected}，而收到 {#n} 字节。',
  '{$symbology} of {size} has no room for {#n} bytes of this data.': '{size} 的 {$symbology} 放不下 {#n} 字节的数据。',
  '{$symbology} of {#rows} rows and {#columns} columns has no room for {#n} bytes of this data.':
    '{#rows} 行 {#columns} 列的 {$symbology} 放不下 {#n} 字节的数据。',
  '{$symbology} of {=columns} columns and {=rows} rows has no room for {#n} bytes of this data.':
    '{=columns}列、{=rows}行的 {$symbology} 放不下 {#n} 字节的数据。',
  'DataMatrix of {=rows} rows and {=columns} columns, {=shape}, has no room for {#n} bytes of this data.':
    '{=rows}行、{=columns}列的{=shape} DataMatrix 放不下 {#n} 字节的数据。',
  'QR of any version at level {!level} has no room for {#n} bytes of this data.':
    '级别 {!level} 的 QR 任何版本都放不下 {#n} 字节的数据。',
  '{$name} of version {#v} at level {!level} has no room for {#n} bytes of this data.':
    '版本 {#v}、级别 {!level} 的 {$name} 放不下 {#n} 字节的数据。',
  'QR model 1 of any version at level {!level} has no room for {#n} bytes of this data.':
    '级别 {!level} 的 QR 模型 1 任何版本都放不下 {#n} 字节的数据。',
  'Micro QR at level {!level} has no room for {#n} bytes of this data.':
    '级别 {!level} 的 Micro QR 放不下 {#n} 字节的数据。',
  'MaxiCode of mode {#mode} has no room for {#n} bytes of this data.': 'MaxiCode 模式 {#mode} 放不下 {#n} 字节的数据。',
  '{$symbology} of {#w} modules has no room for {#n} bytes of this data.':
    '宽 {#w} 模块的 {$symbology} 放不下 {#n} 字节的数据。',
  'Aztec, {=form}, of {#layers} layers has no room for {#n} bytes of this data with {#p} percent of error correction.':
    '{#layers} 层的{=form} Aztec 在纠错比例 {#p}% 时放不下 {#n} 字节的数据。',
  'Aztec, {=form}, of any number of layers has no room for {#n} bytes of this data with {#p} percent of error correction.':
    '{=form} Aztec 在纠错比例 {#p}% 时任何层数都放不下 {#n} 字节的数据。',
  'Aztec, {=form}, takes 1 to {#n} layers, but {#layers} were asked for.':
    '{=form} Aztec 有 1 至 {#n} 层，而要求 {#layers} 层。',
  full: '完整型',
  compact: '紧凑型',
  '{$symbology} has no room for {#n} bytes of this data.': '{$symbology} 放不下 {#n} 字节的数据。',
  '{$symbology} has no room for {#n} bytes.': '{$symbology} 放不下 {#n} 字节。',
  'Aztec takes 5 to 95 percent of error correction, but {#n} was asked for.':
    'Aztec 的纠错比例为 5% 至 95%，而要求 {#n}%。',
  'Composite has no 2-D element: both have to be stored.': 'Composite 没有二维部分：两部分都须存储。',
  'Composite has no line element: both have to be stored.': 'Composite 没有一维部分：两部分都须存储。',
  'Composite with {linear} is wider than the {#n} modules that are left.':
    '带 {linear} 的 Composite 超过剩余的 {#n} 模块宽。',
  'Composite of {&kinds} has no room for {#n} bytes of this data above {linear}.':
    'Composite（{&kinds}）在 {linear} 上方放不下 {#n} 字节的数据。',
  'Composite of {#a} has {#b}.': 'Composite {#a}：{#b}。',
  '{$symbology} of one column is wider than the {#n} modules that are left.':
    '一列的 {$symbology} 超过剩余的 {#n} 模块宽。',
  '{$symbology} takes a width of {#w} modules at least, but {#n} are left.':
    '{$symbology} 至少宽 {#w} 模块，而只剩 {#n} 模块。',
  'CODE128 must begin with {A, {B or {C, the first code set.': 'CODE128 必须以 {A、{B 或 {C（首个字符集）开头。',
  'CODE128 has no data after {{!set}.': 'CODE128 在 {{!set} 之后没有数据。',
  'CODE128 ends with {S, which must have a character after it.': 'CODE128 以 {S 结尾，其后须有一个字符。',
  'CODE39 has no data between its start and its stop character.': 'CODE39 的起始符与终止符之间没有数据。',
  'DataMatrix has no {=shape} of {=rows} rows and {=columns} columns.':
    'DataMatrix 没有{=rows}行、{=columns}列的{=shape}。',
  any: '任意',
  'UPC-A {!digits} has no UPC-E form: its zeros are not where they must be.':
    'UPC-A {!digits} 没有 UPC-E 形式：其零不在应有的位置。',
  'MaxiCode of mode {#mode} takes {=form}, but the data is not so.':
    'MaxiCode 模式 {#mode} 需要{=form}，而数据并非如此。',
  'MaxiCode of mode {#mode} takes a postal code of {=form}, but "{postal}" came.':
    'MaxiCode 模式 {#mode} 的邮政编码需要{=form}，而收到“{postal}”。',
  'Micro QR has no error correction level H; select L, M or Q.': 'Micro QR 没有纠错级别 H；请选 L、M 或 Q。',
  '{$name} takes versions 1 to {#most}, but version {#n} was asked for.':
    '{$name} 有版本 1 至 {#most}，而要求版本 {#n}。',
});

/** What symbols take, as it stands within refusals. */
export const taken = sentences({
  digits: '数字',
  '{#n} digits': ' {#n} 位数字',
  '{#a} or {#b} digits': ' {#a} 或 {#b} 位数字',
  '6, 7, 8, 11 or 12 digits': ' 6、7、8、11 或 12 位数字',
  'at least 2 digits': '至少 2 位数字',
  'at least 1 byte': '至少 1 字节',
  '{#n} bytes': ' {#n} 字节',
  'bytes 00h to 7Fh': '字节 00h 至 7Fh',
  '1 to 9 digits': ' 1 至 9 位数字',
  '1 to 6 capital letters, digits or punctuation': ' 1 至 6 个大写字母、数字或标点',
  'a start and a stop character (A to D)': '起始符和终止符（A 至 D）',
  'A to D as its first and last character': '首尾字符为 A 至 D',
  'digits and $ + - . / : between start and stop': '起止符之间为数字和 $ + - . / :',
  'digits, capital letters, space and $ % + - . /': '数字、大写字母、空格和 $ % + - . /',
  'digits, letters, space and {signs}': '数字、字母、空格和 {signs}',
  'data after {1': '{1 之后有数据',
  'check digit {#n} in this GTIN': '此 GTIN 的校验位为 {#n}',
  '0 or 1 as its first digit': '首位为 0 或 1',
  'number system 0 as its first digit': '首位为数制 0',
  'an application identifier of two digits first': '开头为两位数字的应用标识符',
  'digits before *': '* 之前为数字',
  '{sign} with one of {codes} after it': '{sign} 之后为 {codes} 之一',
  '00h to 5Fh, {S, {B, {C and {1 to {4 in code set A': '字符集 A 的 00h 至 5Fh、{S、{B、{C 和 {1 至 {4',
  '20h to 7Fh, {{, {S, {A, {C and {1 to {4 in code set B': '字符集 B 的 20h 至 7Fh、{{、{S、{A、{C 和 {1 至 {4',
  '00h to 63h (two digits a byte), {A, {B and {1 in code set C':
    '字符集 C 的 00h 至 63h（每字节两位数字）、{A、{B 和 {1',
  'postal code, country and class of service (1 to 3 digits), each ended by GS, and a message':
    '邮政编码、国家和服务类别（1 至 3 位数字，各以 GS 结束）及内容',
});

/** Why a command has no effect. */
export const idle = sentences({
  '{#n} is no {=what}: {#a} to {#b}': '{#n} 不是{=what}：{#a} 至 {#b}',
  'number of layers': '层数',
  'number of columns': '列数',
  'number of rows': '行数',
  'module size': '模块大小',
  'module width': '模块宽度',
  'row height': '行高',
  'greatest width': '最大宽度',
  'share of error correction': '纠错比例',
  'error correction level': '纠错级别',
  option: '选项',
  '{#n} is no form of Aztec': '{#n} 不是 Aztec 的型式',
  '{symbology} does not take {#n} bytes: what follows n is data': '{symbology} 不接受 {#n} 字节：n 之后按数据处理',
  'a barcode of no height is not defined': '高度为零的条码没有定义',
  '{#n} is no module width': '{#n} 不是模块宽度',
  '{#n} is no place for HRI': '{#n} 不是条码文字的位置',
  'its header is not that of a Windows BMP file': '其头不是 Windows BMP 文件的头',
  'a compressed BMP file is not taken': '不接受压缩的 BMP 文件',
  'a BMP file of {#n} bits a dot is not taken: 1, 4, 8 or 24': '不接受每点 {#n} 位的 BMP 文件：须为 1、4、8 或 24',
  'a BMP file whose highest row comes first is not taken': '不接受自上而下存储的 BMP 文件',
  'the BMP file is cut off': 'BMP 文件不完整',
  'it takes {#n} bytes of memory, of which there are {#m}': '需要 {#n} 字节内存，而只有 {#m} 字节',
  '{#n} is no kind of underline': '{#n} 不是下划线的种类',
  'there is no international set {#n}': '没有国际字符集 {#n}',
  'text is UTF-8': '文字为 UTF-8',
  'bits 3 and 7 are not defined': '位 3 和 7 没有定义',
  '{#m}, {#a} is no place and font': '{#m}, {#a} 不是位置和字体',
  'it counts on Japanese models alone': '只对日文型号有效',
  '{#n} is no code system': '{#n} 不是编码',
  '{#n} is no coding': '{#n} 不是编码方式',
  '{#n} is no line element': '{#n} 不是一维部分',
  '{#a} with {#b} is no element': '{#a} 与 {#b} 不是任何部分',
  '{linear} takes {#n} bytes, but {#m} came': '{linear} 需要 {#n} 字节，而收到 {#m}',
  '{#n} selects no device': '{#n} 没有选择任何设备',
  '{#n} is no shape of DataMatrix': '{#n} 不是 DataMatrix 的形状',
  'tone {#n} is not taken': '不接受色调 {#n}',
  'the model has no colour {#n}': '该型号没有颜色 {#n}',
  'an enlargement of {#x} x {#y} is not defined': '没有定义放大 {#x} x {#y}',
  '{#x} x {#y} dots are not taken: at most {#w} x {#h}': '不接受 {#x} x {#y} 点：至多 {#w} x {#h}',
  'a key code has two characters from 20h to 7Eh': '键码为 20h 至 7Eh 的两个字符',
  '{#n} colours are not taken': '不接受 {#n} 种颜色',
  '{#x} x {#y} dots take {#n} bytes, {#m} came': '{#x} x {#y} 点需要 {#n} 字节，收到 {#m}',
  'no picture has the key code "{key}"': '没有键码为“{key}”的图片',
  '{#n} is no mode: what follows it is text': '{#n} 不是模式：其后按文字处理',
  '{#n} is no mode': '{#n} 不是模式',
  '{!model} does not draw it in page mode': '{!model} 在页模式中不绘制它',
  '{#x} columns of {#y} bytes are not taken: at most {#w} of {#h}':
    '不接受 {#x} 列、每列 {#y} 字节：至多 {#w} 列、每列 {#h}',
  'a macro runs no macro': '宏中不能执行宏',
  'a macro was being recorded: it is dropped': '正在录制的宏：丢弃',
  'it is to be run no times': '执行次数为零',
  'no macro is recorded': '没有录制的宏',
  'a macro records no macro': '宏中不能录制宏',
  '{#n} is no mode of MaxiCode': '{#n} 不是 MaxiCode 的模式',
  '{#n} is no error correction level': '{#n} 不是纠错级别',
  '{#n} is no module size': '{#n} 不是模块大小',
  '{#n} is no number of columns': '{#n} 不是列数',
  '{#n} is no height of rows in modules': '{#n} 不是以模块计的行高',
  '{#n} is no kind of symbol': '{#n} 不是条码的种类',
  '{#n} is no 2-D GS1 DataBar': '{#n} 不是二维 GS1 DataBar',
  'the area has no size, or begins outside the printable one': '区域没有大小，或起点在可打印区之外',
  '{#n} is no direction': '{#n} 不是方向',
  '{#n} is no justification': '{#n} 不是对齐方式',
  '{#n} is no rotation': '{#n} 不是旋转方式',
  '{#n} is not defined': '{#n} 没有定义',
  '{#n} is no way to state error correction': '{#n} 不是表示纠错的方式',
  'batches are printed as they come': '各批到达即打印',
  'there is no request {#n}': '没有请求 {#n}',
  'nothing waits for the FEED button': '没有等待走纸键的内容',
  'there is no error to recover from': '没有要恢复的错误',
  'there is no status {#n}': '没有状态 {#n}',
  'GS ( D has switched it off': 'GS ( D 已将其关闭',
  'pin {#m} for {#t} units is not defined': '引脚 {#m}、{#t} 单位没有定义',
  'the model has nothing to tell under {#n}': '该型号在 {#n} 下没有内容',
  'it defines no image': '没有定义图像',
  'an image is at most {#x} x {#y} bytes': '图像至多 {#x} x {#y} 字节',
  '{#x} x {#y} bytes are not taken: at most {#h} down and {#n} in all':
    '不接受 {#x} x {#y} 字节：纵向至多 {#h}，共至多 {#n}',
  '{#n} bytes are not taken: {#a} to {#b}': '不接受 {#n} 字节：{#a} 至 {#b}',
  'there is no user-defined character {hex}': '没有用户自定义字符 {hex}',
  'Font {!font} has no user-defined character {#n}': '字体 {!font} 没有用户自定义字符 {#n}',
  'a record has at least one byte': '记录至少一字节',
  'a record has bytes from 20h to FEh': '记录由 20h 至 FEh 的字节组成',
  'the record does not fit: {#n} bytes are free': '放不下该记录：剩余 {#n} 字节',
  '{#n} bytes at {#a} are not in the memory: what follows is data': '{#a} 处的 {#n} 字节不在内存中：其后按数据处理',
  '{#n} bytes from {#a} are not read at once': '不能一次从 {#a} 读 {#n} 字节',
  'there is no record "{key}"': '没有记录“{key}”',
  'no block was sent': '没有发送过块',
  'it is entered with "IN"': '以“IN”进入',
  'the printer is not in the user setting mode': '打印机不在用户设置模式',
  'it is left with "OUT"': '以“OUT”退出',
  'there are no memory switches {#n}': '没有存储开关 {#n}',
  'there is no customised value {#n}': '没有自定义值 {#n}',
  'there is no item {#n}': '没有第 {#n} 项',
  '{#n} characters are not taken: at most 47': '不接受 {#n} 个字符：至多 47',
  'the printer waits for its FEED button before each of {#n} runs: here nobody presses it, and they run at once':
    '打印机在 {#n} 遍中每遍之前等待按走纸键：此处无人按，立即执行',
  '{#n} of {#all} images are kept: {#left} bytes are left': '{#all} 幅图像中保留 {#n} 幅：剩余 {#left} 字节',
  'characters are {#n} bytes tall here, not {#y}': '此处字符高 {#n} 字节，而非 {#y}',
  '{a} to {b} are no codes to define': '{a} 至 {b} 不是可定义的代码',
  'character {code} is not kept: {=why}': '字符 {code} 没有保留：{=why}',
  'character {code} has {#n} columns, Font {font} at most {#most}':
    '字符 {code} 有 {#n} 列，字体 {font} 至多 {#most} 列',
  '{code} is no code that a host can define': '{code} 不是主机可定义的代码',
  'byte {#n} of {#all} is below 20h and ends it': '{#all} 字节中第 {#n} 字节小于 20h，到此结束',
  '{#n} x {#m} ms of waiting between runs are not waited here': '各遍之间 {#n} x {#m} ms 的等待在此不等',
});
