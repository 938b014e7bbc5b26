import { anyOf } from '../read/spans'

/** After a number: it describes something (a 12-person team, clients with 50 employees) and is asked of nobody. */
export const describesAfter = new RegExp(
  String.raw`^(?:\+? ?-(?:${anyOf('person|people|member|man|woman|strong|figure|way|sided|seat|seater|bed|room|store|part|page|step|digit|letter|question|point (?:plan|scale|checklist)|tier|level|hour|minute|star(?! (?:rating|review|score|feedback))|year|month|week|day|inch|litre|liter|foot|storey|story|phase|pillar|track|country|state')})\b|\+? ?(?:years?|yrs?)'? ?(?:of|old|'|in the)|\+? (?:employees|staff|people|seats|beds|locations) (?:companies|firms|businesses|or more companies)|人(?:以上|以下|左右)?(?:的|规模)?(?:[\u4e00-\u9fff]{0,6})?(?:团队|小组|队伍|小队|规模|企业|公司|班组)|年(?:以上)?(?:的)?[\u4e00-\u9fff]{0,6}(?:经验|资历|工龄)|(?:万|亿|元|人|万元|亿元)?(?:元)?(?:以上|以下|左右|及以上)(?:的)?(?:[\u4e00-\u9fff]{0,4})(?:客户|企业|公司|商户|门店|大客户|经销商)(?![\u4e00-\u9fff]{0,3}\d)|天(?:免费|试用)|星级|[一二三四五]?级(?:代理|市场|经销|城市)|岁)`,
)

/** Before a number: the same. */
export const describesBefore = new RegExp(
  String.raw`(?:\b(?:team|group|groups|staff|portfolio|territory|network|base|squad|department) of (?:about |around |over |more than )?|\bages? |\baged |\b(?:companies|firms|businesses|clients|customers|accounts|organi[sz]ations|deals|contracts|schools|hotels|stores|prospects|orders|opportunities|enterprises|employers) (?:with (?:an )?(?:annual |yearly )?(?:revenues?|turnover|sales|budgets?|headcounts?|spend(?:ing)?) (?:of|above|over|under|between|exceeding)|with|over|above|under|between|having|spending|employing|greater than|larger than|that (?:spend|have|employ|earn)) (?:more than |over |at least |fewer than |less than |up to |under |about )?[$€£¥]?|年营收(?:超|过|在)?(?:过)?|年销售额(?:超|过|在)(?:过)?|规模(?:在|超|达)?(?:过)?)$`,
)

/** Verbs that ask nothing of the number behind their object: "support the 3 regional offices". */
export const careVerbs = new RegExp(
  String.raw`\b(?:${anyOf('improve|support|help|lead|leading|manage|managing|strengthen|motivate|enhance|coordinate|work (?:closely )?with|collaborate with|assist|serve|oversee|supervise|look after|take care of|align with|be (?:a|the)|nurture|build (?:trust|rapport|relationships?) with|maintain (?:good |strong )?relationships? with|empower|inspire')})\b[^,;.]{0,25}$`,
)
export const careObjects = /\b(?:the|our|my|all|these|those|existing|current|its|their|a) (?:[a-z]+ )?$/

export const careVerbsZh = new RegExp(
  `(?:${anyOf('带好|管理好?|带领|维护好?|支持|服务好|协助|配合|协调|指导|培养好|照顾好|团结|负责|对接')})[^,;。；]{0,8}$`,
)

/** "110 percent effort": a way of speaking. */
export const idiomAfter =
  /^ ?(?:%|percent|per cent) (?:effort|commitment|dedication|focus|energy|attention|of my (?:effort|energy))|^%?(?:的)?(?:努力|热情|投入|精力|激情|付出)/

/** "with 50 employees", "with 5+ years": both sides of the number tell. */
export const withBefore = /\bwith (?:more than |over |at least |fewer than |less than |up to |under )?$/
export const withAfter =
  /^\+?(?:-\d+)? (?:employees|staff|seats|beds|stores|locations|people|years|rooms|branches)\b/

/** 与14位经理建立信任: who it is done with; 与6位达人合作 asks for six. */
export const withBeforeZh = /(?:与|和|跟)$/
export const withAfterZh = /^[个家名位人][^,。;；\n]{0,14}(?:建立|保持|加强|搞好|沟通|处好|维持|增进)/
