import { anyOf, word } from '../read/spans'
import type { TimePattern } from './time-pattern'

const COUNT = String.raw`(?:\d+(?:\.\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty(?:[- ]four)?|thirty|forty[- ]five|sixty|ninety|several|couple of|a couple of|a few|few)`
const UNIT = String.raw`(?:(?:business |working |calendar |full |consecutive )?(?:days?|weeks?|months?|quarters?(?! of (?:the |our |my |all )?(?!year|fiscal|calendar|20|the)[a-z])|years?|fortnights?|sprints?|seasons?|semesters?))(?![a-z])`
const DAY_NAME = String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)days?`
const MONTH = String.raw`(?:january|february|april|june|july|august|september|october|november|december|jan\b|feb\b|apr\b|jun\b|jul\b|aug\b|sept?\b|oct\b|nov\b|dec\b)`
// Words of other meanings: only beside a day, a year or a preposition.
const MAY = String.raw`(?:may|march|mar)\b`
const SEASON = 'spring|summer|autumn|fall|winter'
const STRETCH = String.raw`(?:(?:calendar|fiscal|financial|sales|business|school|academic|upcoming|coming|current|next) ){0,2}(?:week|month|quarter|qtr|half(?:[- ]year)?|year|season|semester|term|trimester|sprint|cycle|${SEASON}|weekend)(?![a-z'-])`
const SHORT = String.raw`(?:q[1-4]|h[12]|fy ?'?(?:20)?\d\d(?:[/-]\d\d)?|20[0-4]\d|${MONTH}|${MAY})`
const ORDINAL = String.raw`(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)`
const DAY_OF_MONTH = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const YEAR = String.raw`(?:,? ?'?(?:20)?\d\d(?!\d|[,.]\d|%| ?%))`
const FEAST = anyOf(
  String.raw`christmas|xmas|easter|thanksgiving|ramadan|diwali|new year(?:'s)?(?: eve| day)?|labor day|memorial day|black friday|cyber monday|chinese new year|spring festival|halloween|valentine's day|singles'? day`,
)
const EVENT = anyOf(
  String.raw`meeting|conference|survey|review|appraisal|kick-?off|trade show|event|launch|holidays?|break|vacation|deadline|season|exhibition|fair|agm|audit|board meeting|half marathon|inspection|renewal|go-live|graduation|milestone|check-in|evaluation|assessment|summit|retreat`,
)

const pattern = (as: TimePattern['as'], source: string): TimePattern => ({
  as,
  regex: new RegExp(source, 'g'),
})

/** In this order: what an earlier one has read, a later one leaves alone. */
export const englishTimes: TimePattern[] = [
  // What a result is compared with.
  pattern(
    'comparison',
    String.raw`\b(?:year|quarter|month|week)[- ](?:over|on)[- ](?:year|quarter|month|week)\b|\b(?:yoy|qoq|y/y|q/q|m/m|y-o-y|y-y)\b`,
  ),
  pattern(
    'comparison',
    String.raw`\b(?:last|previous|prior|past|preceding)(?: (?:fiscal|financial|calendar|same))? (?:${COUNT} ${UNIT}|(?:year|quarter|month|week|half|season|semester|period|${SEASON})(?![a-z])(?! of))(?:'s)?(?: (?:q[1-4]|h[12]|${MONTH}))?`,
  ),
  pattern(
    'comparison',
    String.raw`\bpre-(?:20\d\d|covid|pandemic)|\bsame (?:period|time|quarter|month|week)(?: (?:last|a) year(?: ago)?)?`,
  ),
  pattern(
    'comparison',
    String.raw`\b(?:(?<!later )(?<!sooner )than|vs\.?|versus|compared (?:to|with)|against|relative to|exceed|beat|surpass|outperform)(?: (?:in|the|our|that of|those of|its|for))* ${SHORT}(?: ${SHORT})?`,
  ),
  pattern(
    'comparison',
    String.raw`(?<=%|percent|points|pts|\d) (?:over|on|above|from|vs) (?:the |our )?(?:q[1-4]|h[12]|fy ?'?\d{2,4}|20[0-4]\d)(?! (?:to|through|onwards?)\b)(?: 20\d\d)?(?:'s)?(?: levels?| baselines?| figures?| results?)?`,
  ),
  pattern(
    'comparison',
    String.raw`\b(?:churned|left|signed up|signed|joined|bought|purchased|lost|acquired|lapsed|cancel+ed|hired|collected|won|sold)(?: us)? (?:in|during|since|before) ${SHORT}(?: 20\d\d)?`,
  ),
  pattern('comparison', String.raw`\b(?:${SHORT})(?: 20\d\d)?(?:'s)? (?:levels?|baselines?|benchmarks?)\b`),

  // Before an event.
  pattern(
    'when',
    String.raw`\b(?:by|before|until|in time for|prior to|ahead of|no later than) (?:the |our |my |their |its )?(?:(?:next|annual|upcoming|summer|winter|spring|autumn|board|company|performance|mid-?year|year-end|school|product|peak|busy|sales|quarterly|monthly|trade|formal|employee|customer|coming|holiday|project|start of the|end of the) ){0,3}(?:${EVENT})\b`,
  ),

  // A time that is part of what something is called.
  pattern(
    'name',
    String.raw`\b(?:monthly|daily|weekly)[- ](?:recurring|active|unique|subscri\w*|revenues?|sales|income|turnover|orders?|profits?|spend\w*|visitors?|visits|traffic|users?|leads?|earnings|volume|churn|costs?|fees?|payments?|plans?|output|expenses?|savings|production|average|quotas? attainment)\b(?! (?:targets?|quotas?|goals?|plans?|reports?|reviews?|meetings?|calls?|forecasts?)\b)`,
  ),
  pattern(
    'name',
    String.raw`\b(?:annual|annually|yearly|quarterly)[- ](?:billing|payments?|pricing|invoicing|commitments?|upfront|licen[cs]es?|recurring|contract values?|run[- ]rate|subscriptions?|fees?|leave|conferences?|reviews?|reports?|surveys?|appraisals?|budgets?|plans?|business reviews?|bonus(?:es)?|prepayments?|contracts?|health|membership|general)\b`,
  ),
  pattern(
    'name',
    String.raw`\bday[- ]to[- ]day\b|\bmonth[- ]end close\b|\b(?:\w+ )?of the (?:year|month|week|quarter) awards?\b|\bsame[- ]day\b|\bnext[- ]day\b|\byear[- ]round\b|\bround the clock\b|\b24 ?[/x*] ?7\b|\b80/20\b|\bwith (?:an )?annual (?:revenues?|turnover|sales|budgets?|spend(?:ing)?)\b|\b(?:vision|agenda|strategy|horizon|mission) 20\d\d\b|\breal[- ]time\b|\bfull[- ]time\b|\bpart[- ]time\b`,
  ),

  pattern(
    'name',
    String.raw`\b20\d\d (?:[a-z]+ )?(?:policy|edition|versions?|standards?|catalog(?:ue)?|models?|handbook|regulations?|guidelines|directive|act|campaigns?|cohort|fair)\b`,
  ),

  pattern(
    'name',
    String.raw`\b(?:improve|automate|streamline|redesign|simplify|revamp|enhance|optimi[sz]e|replace|shorten|fix|rework) (?:the|our|my) (?:daily|weekly|monthly|quarterly|annual)\b`,
  ),

  // A time that is what is measured.
  pattern('value', String.raw`\bfrom ${COUNT}(?: ${UNIT})? to (?:under |below |less than )?${COUNT} ${UNIT}`),
  pattern(
    'value',
    String.raw`(?:\b(?:within|in|under|less than|below|at most|up to) (?:the )?)?\b(?:a |an |half an |one |two |three |four |five |six |eight |ten |twelve |twenty-four |thirty |forty-eight |\d+(?:\.\d+)? ?-?)(?:business |working )?(?:hours?|hrs?|h|minutes?|mins?|seconds?|secs?)(?![a-z])`,
  ),

  // How often.
  pattern(
    'often',
    String.raw`\b(?:every|each|per)(?: single| other| second| ${COUNT})?(?: (?:business|working|calendar|fiscal|financial|sales))? (?:days?|weeks?|months?|quarters?|years?|mornings?|afternoons?|evenings?|weekdays?|workdays?|weekends?|fortnights?|half[- ]year|sprints?|semesters?|seasons?|${DAY_NAME}|${MONTH})(?![a-z])`,
  ),
  pattern('often', String.raw` ?/ ?(?:day|week|wk|month|mo|quarter|qtr|year|yr|d|w)\b`),
  pattern(
    'often',
    String.raw`(?<!\b(?:within|in|for|to|under|half|over|than|of|after|by|is|such|during|from|with|once every) )\ba (?:day|week|month|quarter|year)\b(?! (?:of|ago|from|before|after|later|long)\b|-|')`,
  ),
  pattern(
    'often',
    word(
      String.raw`daily|weekly|bi-?weekly|fortnightly|monthly|bi-?monthly|quarterly|semi-?annually|bi-?annually|annually|yearly|twice-weekly|twice-monthly|nightly|every fortnight|per annum|p\.a\.|on ${DAY_NAME}|day in,? day out`,
    ),
  ),

  // By when, over what period.
  pattern(
    'when',
    String.raw`\b(?:over|in|within|during|for|across|by|throughout) (?:a |an |the |the next |the first |the coming )?${COUNT}[- ](?:day|week|month|year|quarter)(?: (?:period|window|timeframe|span|time|stretch))(?![a-z])`,
  ),
  pattern(
    'when',
    String.raw`\b(?:within|in|over|during|for|inside|after|throughout|across)(?: under| less than| no more than| at most)?(?: the| a| our| my)?(?: next| coming| first| following| upcoming| course of the next| space of)? ?\b${COUNT} ${UNIT}(?! (?:of experience|old|long)\b)(?: (?:from (?:now|today|the start)|of (?:launch|the launch|starting|joining|release|opening)|time)\b)?`,
  ),
  pattern('when', String.raw`\b(?:next|coming|following|first|upcoming) ${COUNT} ${UNIT}`),
  pattern(
    'when',
    String.raw`\b(?:during|over|in|within|throughout|for|by the end of) (?:the |this |each |our )?(?:review|performance|evaluation|appraisal|rating|contract|reporting|assessment|probation|probationary) (?:period|cycle|year)\b|\bby (?:half-year|half year|quarter|year|month)\b|\bhalf a year\b|\b(?:a|one) year from (?:now|today)\b|\b${COUNT} ${UNIT} from (?:now|today)\b`,
  ),
  pattern(
    'when',
    String.raw`\b(?:(?:the |year )?(?:end|close|start|beginning|middle|rest|remainder|course|entirety|turn) of )(?:the |this |next |each |every |our |my |current )*(?:day|fy\b|${STRETCH}|${SHORT}|period|probation(?:ary)?(?: period)?|(?:review|performance|evaluation|appraisal|contract|plan) (?:period|cycle)|project|holidays?|business)(?: (?:of )?(?:the )?(?:${SHORT}|year))?`,
  ),
  pattern(
    'when',
    String.raw`\b(?:year|quarter|month|week|period)(?:'s)?[- ]end\b|\beo[ymqwd]\b|\bmid[- ]?(?:year|month|quarter|week|${MONTH}|${MAY}|20\d\d)|\bytd\b|\byear[- ]to[- ]date\b`,
  ),
  pattern(
    'when',
    String.raw`\b(?:the )?${ORDINAL} (?:calendar |fiscal |financial |business |working )?(?:quarter|half|week|month|trimester|semester|day)(?: of (?:the |this |next |each |every )?(?:(?:calendar |fiscal |financial |following )?(?:year|quarter|month)|${SHORT}(?: 20\d\d)?))?`,
  ),
  // Dates.
  pattern('when', String.raw`\b20\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?\b`),
  pattern('when', String.raw`\b(?:[0-2]?\d|3[01])[/.-](?:[0-2]?\d|3[01])[/.-](?:20)?\d\d\b`),
  pattern(
    'when',
    String.raw`\b(?:by|before|until|till|on|due|through|from) \d{1,2}(?:/\d{1,2}\b|\.\d{1,2}\.)|\b[0-3]?\d\.[01]?\d\.(?!\d)`,
  ),
  pattern(
    'when',
    String.raw`\b(?:${DAY_OF_MONTH} (?:of )?(?:${MONTH}|${MAY})\.?${YEAR}?|(?:${MONTH}|${MAY})\.? (?:the )?${DAY_OF_MONTH}(?!\d|[,.]\d|%| ?%)${YEAR}?|(?:${MONTH}|${MAY})\.? (?:of )?20\d\d|(?:early |late |end |end[- ]of[- ])?${MONTH}\.?)`,
  ),
  pattern(
    'when',
    String.raw`\b(?:by|in|before|until|till|during|through|early|late|from|since|of|next|this|end[- ]of|-) ${MAY}`,
  ),
  pattern(
    'when',
    String.raw`\b(?:by|on|before|until|of) (?:the )?\d{1,2}(?:st|nd|rd|th)\b(?: of (?:the |this |next |each |every )?month)?`,
  ),
  pattern(
    'when',
    String.raw`\b(?:fiscal |calendar )?(?:q[1-4]|h[12])(?:[ -](?:and |& ?|to |through )?(?:q[1-4]|h[12]))?(?:[ /'-]?(?:of )?(?:fy ?'?)?(?:20)?\d\d(?!\d|[,.]\d|%| ?%| [a-z]))?(?![a-z0-9])`,
  ),
  pattern(
    'when',
    String.raw`\bfy ?'?-?(?:20)?\d\d(?:[/-](?:20)?\d\d)?\b|\b(?:fiscal|financial|calendar)(?: year)? '?(?:20)?\d\d\b`,
  ),
  pattern(
    'when',
    String.raw`\b(?:in|by|for|during|before|until|of|through|throughout|end|early|late|year|within|since|to|-|and) 20[0-4]\d\b(?![,.]\d|%| ?%| (?:units|users|customers|clients|calls|people|leads|new|orders|members|subscribers|followers|signups|employees|hours|more|additional|active|paying|visitors|downloads)\b)|(?<![\d$€£¥.,#-])\b20[2-3]\d\b(?![,.]\d|%| ?%|-| (?:units|users|customers|clients|calls|people|leads|new|orders|members|subscribers|followers)\b)`,
  ),
  pattern(
    'when',
    String.raw`\b(?:this|next|current|coming|upcoming|following|each|every)(?: (?:new|whole|entire|full))? ${STRETCH}(?:'s)?`,
  ),
  pattern(
    'when',
    String.raw`\b(?:in|over|for|during|within|throughout|across|before|through|by(?! an? )|inside|all|full) (?:of )?(?:the |a |an |our |one |my )(?:whole |entire |full |single )?${STRETCH}(?! of\b)(?:'s end)?|\ball (?:year|quarter|month|week)(?: long)?\b|\b(?:full|whole)[- ]year\b`,
  ),
  pattern(
    'when',
    String.raw`\b(?:by|before|on|until|this|next|every|till|no later than)(?: (?:the|this|next|coming))? ?(?:${DAY_NAME}|tomorrow|today|tonight|noon|midnight|${FEAST}|${SEASON}|mid-?week|close of business|cob\b|eod\b)(?: (?:20\d\d|morning|afternoon|evening|noon))?`,
  ),
  pattern(
    'when',
    String.raw`\b(?:during|at|for|over|in|after) (?:the )?(?:\w+ )?(?:${FEAST}|holiday season|summer|winter|spring|autumn)\b(?: 20\d\d)?`,
  ),
  pattern(
    'when',
    String.raw`\b${COUNT} (?:consecutive |straight )?(?:days|weeks|months|quarters|years) (?:in a row|running|straight|in succession)\b|\b${COUNT} (?:consecutive|straight|successive) (?:days|weeks|months|quarters|years)\b|\b(?:today|tomorrow|tonight)\b(?! is)`,
  ),
  pattern(
    'when',
    String.raw`\b(?:by|in|on|before|after) (?:day|week|month|year) (?:\d+|one|two|three|four|six)\b`,
  ),
  pattern('when', String.raw`\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|o'clock)(?![a-z])`),
  pattern('when', String.raw`\b(?:annual|yearly)(?! (?:percentage|increase))\b`),
  pattern('when', String.raw`\b(?:by|at|before) (?:the )?(?:age of \d+|time i turn \d+)`),

  // Says when without saying it.
  pattern(
    'vague',
    word(
      String.raw`soon|asap|as soon as possible|as quickly as possible|promptly|timely|in a timely manner|regularly|on a regular basis|periodically|from time to time|eventually|someday|one day|in (?:the )?(?:near |long |foreseeable )?future|over time|ongoing|continuously|continually|constantly|always|at all times|whenever possible|when possible|gradually|in due course|in the long (?:run|term)|long[- ]term|short[- ]term|frequently|often|on time|on schedule|going forward|immediately|at the earliest|consistently`,
    ),
  ),
  pattern(
    'value',
    String.raw`(?<=\b(?:to|by|under|below|than|at|exceed|exceeding|within|is|average|averages|of|least|most|up|down|[=:≤<]) ?)${COUNT} ${UNIT}(?! of experience|')`,
  ),
  // Any other length of time is a property of something: a 12-month contract, five years of experience.
  pattern('attribute', String.raw`\b${COUNT}\+?[- ]${UNIT}`),
]
