import { anyOf } from '../read/spans'

const DIGITS = String.raw`\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const SMALL =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const LARGE = 'hundred|thousand|million|billion'
const ONE = `${SMALL}|(?:${TENS})(?:[- ](?:one|${SMALL}))?`

/** `2.5`, `1,200`; not `2nd`, nor the digits of a word (`b2b`). */
export const digits = String.raw`(?<![a-z\d.])(?:${DIGITS})(?: (?:hundred|thousand|million|billion)\b)?(?!\d|st\b|nd\b|rd\b|th\b)|(?<=[$€£¥])(?:${DIGITS})(?: (?:hundred|thousand|million|billion)\b)?`

export const englishNumberWords = String.raw`(?<![a-z-])(?:(?:a |one |half a |a quarter of a )?(?:${LARGE})(?! ?s)(?: (?:and )?(?:${ONE}))?|(?:${ONE})(?:[ -](?:and )?(?:${LARGE}))*|(?:one|two|three|nine|four|seven) (?:in|out of)(?: every)? (?:${SMALL}|\d+)|(?:two |three |half a |a )?dozen|(?<!number |no |the |this |that |any |every |page |day |which |as |be )one(?= [a-z]{3,})(?! (?:another|day|and|who|that|stop|can|will|should|person|way|where|time|by|with|for|from|step|place|thing|team\b(?! event)))(?! of (?:the|our|my)))(?![a-z-])`

/** Amounts that are words of their own: double, a third, by half, zero. */
export const englishFractions = String.raw`(?<![a-z-])(?:double(?! down|[- ]check|-)|doubles|doubled|doubling|triple|tripled|tripling|treble|quadruple|halve|halved|halving|twice|once(?= a | per | every | each )|(?<=at least |more than |at most |than |minimum )once|zero|(?:a|one|two|three)[- ](?:third|quarter|fifth|tenth)s?(?!-|[- ]party| of the (?:year|month))|half(?= of| the| as)|(?:by|in) half|\d+x|\d+-fold|(?:two|three|four|five|ten)fold|no(?= (?:missed|overdue|late|complaints|errors|accidents|defects|incidents|escalations|lost|unplanned|safety|open|unresolved|outstanding|data)))(?![a-z])`

const HAN = '零〇一二两三四五六七八九十百千万亿'
// What can be counted in Chinese. 个 and its like count anything; the rest are things of a sales team.
export const classifiers = anyOf(
  '个百分点|百分点|个|位|名|家|单|次|场|份|篇|条|件|台|套|款|项|门|本|部|起|例|通|封|笔|人次|人|万|元|块|分钟|小时|分|吨|箱|张|期|遍|轮|场次|节|堂|户|店|团|批次|户|组|支|只|间|座|辆|公里|平米|平方米|平|亩|美元|美金|欧元|港币|人民币|天|周|月|倍|成|折|学时|课时|字|步|把|粒|盒|瓶|斤|公斤|千克|克|万元|亿元|亿|千|百|k|w|星|级|页|集|首|岗|席|号人|打|代|组|局|岁|类|国|城|省|市|区域|粉',
)
/** What is counted after a number and its classifier, as far as it is one word with it: 10个高端客户. */
export const countedZh =
  /^(?:新增?|老|大|重点|高端|意向|潜在|有效|优质|关键|企业|战略|线上|线下)*(?:客户|用户|员工|会员|粉丝|门店|经销商|代理商|供应商|合作伙伴|合同|订单|商机|线索|产品|项目|报告|案例|市场|渠道)/

/** After a number, none of these is what is counted. */
export const countedEnds = new Set(
  'the|a|an|each|all|every|per|a|our|my|its|their|his|her|more|less|fewer|overall|total|vs|versus|out|up|down|then|also|year|as|not|be|have|has|will|can|instead|only|again|plus|both|off'.split(
    '|',
  ),
)

export const chineseNumberWords = `(?<![第${HAN}])(?:[一二三四五六七八九十百两]分之[${HAN}]+|百分之[${HAN}\\d]+(?:点[${HAN}]+)?|(?:超过?|过|近|上|数)?百万(?!富翁)|[${HAN}半]+(?:点[${HAN}]+)?成(?![功为本交员果长熟就立都绩单效])|(?:[二两三四五六七八九十]|[${HAN}]{2,})(?:多|余|来)?(?:${classifiers})(?!线|级|方|产|强|季|月)|一(?:${anyOf('场|次|门|本|份|单|家|遍|篇|期|部|百|千|万|亿|台|辆|笔|件|打|倍')})(?![定般]|性)|(?<=招聘?到?|引进|培养|新增|录用|发展|储备|淘汰|输送)一[名位]|(?<=至少|不少于|不低于|最少|超过)一(?:条|个|名|位|项|款|种|天|周|套|张|组|节)|(?<=卖出?|售出|成交|销售)一[套辆台单件]|(?<=签下?|拿下|开发|新增|完成|招聘?到?|成交|开设|赢得|获得|引进|培养)了?一个)`

export const chineseFractions =
  '翻[一两二三四]?番|翻[一两二三]?倍|倍增|加倍(?!努力|用心|珍惜|认真|小心)|减半|过半|[降减]低?一半|一半|归零|清零|为零|为0|(?<=全组|全国|全区|全省|全公司|行业|排名|进入|部门|做到|名列|团队|跻身|达到)前(?:[一二三四五六七八九十]|\d+)(?:名|位)?(?!大)|零(?=[\u4e00-\u9fff]{0,4}(?:事故|停机|故障|投诉|迟交|迟到|缺勤|漏报)|投诉|事故|差错|缺陷|逾期|流失|违规|失误|延误|坏账|库存|故障|丢单|差评|退货|遗漏)|(?:增加|增长|提升|提高|扩大)[一两二三四五六七八九十]倍|百分百|百分之百'

/** A number left open: XX %, [number], TBD. */
export const placeholders = String.raw`(?<![a-z])(?:x{1,4}(?=\s?%|\s?percent|\s?(?:new |more )?[a-z]{3,}|\s?[\u4e00-\u9fff]|$)|x{2,4}|tbd|tba|tbc|n(?=\s?%|个|家|名|次|单|位| new| more)|y(?=%| percent))(?![a-z])|\[[^\]\n]{0,30}\]|<[^>\n]{1,30}>|\{[^}\n]{1,30}\}|_{2,}|[○〇*×]{2,}|【(?:x+|n|y|\s*|指标|数字|数量|日期|时间|目标|金额|具体[^】]{0,6})】|某(?:数|个数)|若干|待定|待填|[$£€¥](?:x+|tbd)\b`
