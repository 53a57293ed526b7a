import { sentences } from '../sentence.ts';

/** What the studio says of what it does not do. */
export const studio = sentences({
  'there is no such run, slip or picture': '没有这次运行、小票或图片',
  'this run is not under way': '此次运行没有在进行',
  'name the scenarios that are to run': '请指明要运行的场景',
  'a run is under way: wait for its end, or stop it': '已有运行在进行：请等它结束，或停止它',
  'a scenario is gone: the list has been read anew': '有场景已不在：列表已重新读取',
  'this studio was opened without --bench': '此 studio 打开时没有 --bench',
  'this slip does not await approval: run its scenario again': '此小票不等待批准：请再次运行其场景',
  'nothing was approved or rejected here': '此处没有批准或拒绝过什么',
  'the golden has changed since: git has what it was before': '标准小票此后已改变：以前的内容在 git 中',
  'platen run ended with {code}': 'platen run 以 {code} 结束',
});
