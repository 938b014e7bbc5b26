import { anyOf } from './spans'
import { clauseAround } from './spans'

const DAYS = /(?:天|日|工作日|[一1]周|一个星期)(?:之?内|以内)$|\b(?:a|one|1) week$|\bdays?$/
const WITHIN = /^(?:within|in|inside|under)\b|(?:之?内|以内)$/
const SERVED = new RegExp(
  String.raw`\b(?:${anyOf('respond|responds|response|reply|replies|replying|answer|answered|resolve|resolved|resolving|resolution|deliver(?:ed|y)?|ship(?:ped|ping)?|fulfil(?:l|led)?|pay|paid|payments?|follow(?:ed)?[- ]up|contact(?:ed|ing)?|acknowledge(?:d)?|process(?:ed|ing)?|turnaround|dispatch(?:ed)?|refund(?:ed|s)?|repl(?:y|ied)|returned?|invoices?|all inquiries|all enquiries|complaints?|tickets?|requests?|patch(?:ed)?|vulnerabilit(?:y|ies)|incidents?|defects?')})\b|${anyOf('修复|回复|响应|答复|解决|处理|接听|接起|送达|到货|发货|回访|跟进|付款|开票|退款|审批|反馈|出具|报价|受理|办结|闭环|结案|交货|配送|入账|派单|上门')}`,
)
const ANCHOR =
  /^ ?(?:of|after|from|upon) (?:the |a |an |each |its |their )?(?!now|today|launch|start|joining|release|opening)/

/**
 * Whether "within n days" is how fast something is served (replies within 2 days, 3天内发货) rather than a deadline: the
 * clause speaks of what is served, or the days are counted from something that happens again and again.
 */
export function servesWithin(text: string, time: { start: number; end: number; text: string }): boolean {
  const words = text.slice(time.start, time.end)
  if (!DAYS.test(words) || !WITHIN.test(words)) return false
  if (ANCHOR.test(text.slice(time.end, time.end + 40))) return true
  const clause = clauseAround(text, time.start, time.end)
  return SERVED.test(text.slice(clause.start, clause.end))
}
