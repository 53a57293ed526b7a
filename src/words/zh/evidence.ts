import { sentences } from '../sentence.ts';

/** What shards and sealed evidence say. */
export const evidence = sentences({
  '{a} and {b} are of two runs: {what} is {x} and {y}': '{a} 与 {b} 属于两次运行：{what} 为 {x} 和 {y}',
  'merge the shards of one run': '请合并同一次运行的分片',
  '{name} is in {a} and in {b}': '{name} 同时在 {a} 和 {b} 中',
  'give each shard once; a scenario counts once in a run': '每个分片只给一次；一个场景在运行中只计一次',
  'give the events of every shard': '请给出所有分片的事件',
  'the shards hold {#n} of {#all} scenario(s)': '各分片共有 {#all} 个场景中的 {#n} 个',
  'they were shared out by different durations: run every shard with the same --durations file':
    '它们按不同的用时分片：请让所有分片使用同一 --durations 文件',
  '{file}: not the events of a run': '{file}：不是运行的事件',
  'platen run writes them: events.jsonl': 'platen run 会写：events.jsonl',
  '{file} is not there': '{file} 不存在',
  '{file} is not as it was written': '{file} 与写入时不同',
  '{file} is not as it was sealed': '{file} 与密封时不同',
  '{file} was not there when the bundle was sealed': '密封时没有 {file}',
  'is not there': '不存在',
  'is not as it was written': '与写入时不同',
  'is not as it was sealed': '与密封时不同',
  'is not the one that was signed': '不是签名的那一个',
  'is not the key that signed': '不是签名的密钥',
  'does not hold for the manifest and the key': '对清单和密钥不成立',
  'is not the key that was expected': '不是应有的密钥',
  'the chain breaks at {#n}': '摘要链在 {#n} 处断开',
  'its head is not the end of the chain': '其头不是摘要链的末端',
  'was not there when the bundle was sealed': '密封时没有',
});
