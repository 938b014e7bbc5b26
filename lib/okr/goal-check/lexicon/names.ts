import { anyOf, word } from '../read/spans'

/** Words whose number is part of the name: Top 10, ISO 9001, Windows 11, step 2. */
export const named = new RegExp(
  String.raw`(?:${word(
    'top|big|salesforce|sap|oracle|adobe|azure|boeing|airbus|tesla|bmw|audi|xbox|playstation|ipad|macbook|thinkpad|android|ios|python|java|php|html|iso|iso/iec|iec|en|din|soc|pci|windows|office|microsoft|dynamics|fortune|global|forbes|inc|iphone|galaxy|pixel|model|series|version|ver|v|type|class|grade|level|tier|phase|stage|step|chapter|module|section|no\\.?|number|room|building|highway|route|band|formula|euro|gpt|chatgpt|gpt-|web|industry|part|kr|o|goal|objective|target no|appendix|article|form|rule|zone|unit no|generation|gen|ifrs|hipaa|cet|hsk|ias|sap s|category|group|team|region|area|district|line|store|week|day|covid|mq',
  )}|第|工业|阶段|步骤|版本|型号)[ .#-]?$`,
)

/** Short words in capitals that are metrics: a number after them is their value. */
export const metricCodes = new RegExp(
  `(?:${anyOf('nps|enps|csat|ces|gmv|arr|mrr|acv|tcv|ltv|clv|cac|cpa|cpl|cpc|cpm|ctr|roi|roas|roe|roa|dau|mau|wau|dso|aov|arpu|arpa|kpi|ebitda|ebit|sla|asa|aht|fcr|otif|oee|ucr|mql|mqls|sql|sqls|sal|sals|pql|rfp|rfps|uv|pv|usd|eur|gbp|rmb|cny|hkd|jpy|sgd|aud|cad|inr|chf|us|eu|hk|sku|skus|poc|pocs|crm|vip|kol|koc|b端|bd|ae|aes|sdr|sdrs|bdr|bdrs|ka|seo|pr|dsr|dm|ppm|ttr|mttr|mtbf|nrr|grr|ndr|gpa|toefl|ielts|gmat|cpd|dpmo|hr|it|rt|q|okr|qoq|yoy|cvr|gp|da|dr|ctas?|cqi|qbrs?|tam|sam|ote|gsv|nsv|fte|ftes')})`,
)

/** What makes the number before it part of a name: 500强, 5S, 4S店, 3C. */
export const namesAfter =
  /^(?:强(?!化)| sigma| eyes|(?:s|c|g|d|b|o)(?![a-z%])(?=[\u4e00-\u9fff]|店|$| (?:certification|methodology|network|program|management|audit|phones?|rollout))|s店|线城市|[一二三四]?线(?:城市|品牌|市场)|号(?:线|楼|店|仓|项目|文)|版本|\.\d+版本|度(?:测评|全方位|评估|反馈|考核|环评|全景|评价)|[- ]degree|后(?:员工|客户|人群|团队|消费者|用户)|世界|大(?:原则|体系|板块|中心|区|战区|核心|支柱)|\/\d)/

/** 前10大客户: who is meant, unless the place is asked for (排名进入前10). */
export const rankBefore = /(?<![之月年日底末以天周度节期名入身列至到]\s?)前\s?$/
export const rankAfter = /^\s?(?:大|强|名的|名客户|位客户)/

/** A place asked for: "finish in the top 3". */
export const placed =
  /\b(?:rank|ranked|ranking|finish|finishing|place|placed|be|become|remain|stay|get|reach|move|one of)\b[^,;]{0,12}\b(?:in|among|into|within|of)? ?the top $/

/** The number and what follows make a name: 5S, 3C, 4P. */
export const numberNames = /^(?:[345679]s|3c|[45]g|4p|3d|7s)(?![a-z])/
