/** What is longer than this is not read: a goal is a sentence or a few, and the check runs at each key. */
export const LONGEST = 2_000

const TRADITIONAL =
  '銷績額業點個內週達長標戶開發單團隊務產場間時後實現擴會簽約訂網維護滿質員訓課報計畫項導領強優進與總從將為對數潛轉較減縮專萬億當僅區風險續競爭極貨價營運紹應經歷檢視寫數據庫統構製證書獲認詢'
const SIMPLIFIED =
  '销绩额业点个内周达长标户开发单团队务产场间时后实现扩会签约订网维护满质员训课报计划项导领强优进与总从将为对数潜转较减缩专万亿当仅区风险续竞争极货价营运绍应经历检视写数据库统构制证书获认询'

const plainOf = new Map<string, string>()
for (let i = 0; i < TRADITIONAL.length; i++) plainOf.set(TRADITIONAL[i]!, SIMPLIFIED[i]!)
for (let code = 0xff01; code <= 0xff5e; code++)
  plainOf.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0))
for (const space of '\u00a0\u2002\u2003\u2009\u202f\u3000\t') plainOf.set(space, ' ')
for (const dash of '\u2010\u2011\u2012\u2013\u2212~\u301c') plainOf.set(dash, '-')
for (const [written, plain] of [
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\uffe5', '¥'],
  ['\uffe1', '£'],
  ['\ufe6a', '%'],
  ['\uff61', '。'],
] as const)
  plainOf.set(written, plain)

/** Half-width and simplified characters, letters as they were typed. One character stays one. */
export function halfWidth(text: string): string {
  let out = ''
  const end = Math.min(text.length, LONGEST)
  for (let i = 0; i < end; i++) out += plainOf.get(text[i]!) ?? text[i]!
  return out
}

/**
 * The text as the lexicons are written: half-width, simplified, small letters. One character stays one, so that a place in
 * it is the same place in what was typed.
 */
export const plain = (text: string): string =>
  halfWidth(text).replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32))
