import { anyOf } from '../read/spans'

/** Doing these to almost anything named is plainly done or not done. */
export const finishingVerbs = new Set(
  'launch|release|publish|ship|deploy|complete|finish|finalize|finalise|obtain|earn|pass|submit|sign|hire|recruit|appoint|open|host|organize|organise|hold|attend|present|file|migrate|install|renew|register|enroll|enrol|graduate|acquire|secure|win|receive|attain|gain|achieve|get|close|renegotiate|relocate|roll out|rollout|hand in|go live|sign up|move|onboard|send|distribute|circulate|deliver|conclude|upgrade|replace|retire|decommission|take|join|book|schedule|buy|purchase|land|become|speak|register for|apply|fix|refactor|resolve|remove|clear|repay|pay off|settle|ratify|vacate|rebrand|rename|relaunch|switch|transfer|convert|certify|agree|patch|reorder'.split(
    '|',
  ),
)

/** These make something: only a thing with a name of its own is done or not done, never a habit or a quality. */
export const makingVerbs = new Set(
  'create|build|develop|design|write|draft|prepare|produce|document|implement|establish|set up|set-up|setup|introduce|conduct|run|record|update|redesign|translate|define|compile|carry out|perform|map|plan|make|put together|revise|rewrite|start|initiate|generate|set|execute|configure|integrate|standardize|standardise|formalize|formalise|configure|review|analyze|analyse|audit|automate|test|pilot|adopt|facilitate|provide|give|offer|arrange|share|research|propose|craft|construct|overhaul|consolidate|transition|adopt|lead|have|digitize|digitise|add|collect'.split(
    '|',
  ),
)

/** Verbs of the first set whose object must still be a thing: "deliver value", "win customers", "get results". */
export const needsThing = new Set(
  'deliver|secure|win|receive|attain|gain|achieve|get|close|take|move|send|acquire|present|hold|attend|replace|earn|join|onboard|schedule|land|become|speak|open|pass|hire|recruit|complete|finish|distribute|buy|apply|upgrade|renew|register|sign|book'.split(
    '|',
  ),
)

/** Things with a name of their own: there, or not there. */
export const things = new RegExp(
  `^(?:${anyOf(
    'portal|playbook|platform|website|web ?site|site|page|webpage|app|application|apps|system|tool|toolkit|dashboard|crm|erp|pos|wiki|intranet|report|plan|handbook|manual|guide|guidelines?|template|checklist|policy|document|documents|documentation|proposal|presentation|deck|video|study|paper|whitepaper|ebook|e-book|book|post|article|newsletter|campaign|program|programme|course|training|workshop|webinar|event|conference|show|fair|seminar|certification|certificate|certifications|certs?|credential|accreditation|compliance|exam|examination|degree|diploma|mba|license|licence|permit|audit|survey|feature|product|version|module|integration|api|prototype|mvp|beta|pilot|store|office|branch|showroom|warehouse|factory|hub|contract|agreement|deal|lease|partnership|budget|forecast|database|library|catalog|catalogue|roadmap|process|framework|strategy|review|meeting|assessment|analysis|calculator|chatbot|faq|faqs|speech|profile|promotion|approval|patent|grant|tender|bid|invoice|filing|return|procedure|protocol|scorecard|model|matrix|map|inventory|list|series|package|bundle|tutorial|talk|session|roundtable|hackathon|challenge|competition|contest|award|internship|mentorship|scheme|calendar|schedule|script|scripts|brochure|flyer|catalogues|podcast|channel|blog|store|shop|webshop|line|collection|edition|upgrade|migration|rollout|launch|redesign|rebrand|rebranding|relocation|merger|acquisition|recruitment|statement|pipeline report|job description|sop|sops|okrs?|kpis?|charter|memo|summary|presentation|interview|retrospective|retro|standup|stand-up|one-on-one|1:1|lunch-and-learn|meetup|offsite|retreat|bootcamp|hire|replacement|manager|director|specialist|analyst|assistant|designer|developer|engineer|coordinator|representative|executive|rep|intern|successor|consultant|client|customer|account|mentor|coach|marathon|race|thesis|dissertation|portfolio|gap analysis|inbox|mailbox|loan|debt|house|car|line of code|workflow|marketplace|kit|repository|test|simulation|drill|inspection|benchmark|persona|personas|journey map|bot|hotline|helpdesk|desk|bootcamp|ticketing|automation|kickoff|clean-?up|demo|trial run|newsletter|logo|identity|packaging|menu|price list|pricing|compensation plan|succession plan|career path|recertification|onboarding|module|unit|phase|project|cpa|pmp|cfa|acca|shrm-cp|toefl|ielts|update|status update|newsletter',
  )})$`,
)

/** Their plurals name nothing until a number, "the" or "how often" says which. */
export const plurals = /(?:[^s]s|sses|ies|shes|ches)$/
export const wholeGroup =
  /^(?:the|all|both|these|those|every|each|our|my|his|her|their|its|required|mandatory|remaining)$/

/** Before or as the thing: more of a quality, not a thing. */
export const qualities =
  /^(?:better|more|strong|stronger|good|great|best|excellent|closer|deeper|further|additional|meaningful|positive|effective relationships?|loyal|healthy|solid|new ways|high-quality|quality)$/

/** What no verb makes done or not done. */
export const abstractHeads = new RegExp(
  `^(?:${anyOf('value|results?|growth|success|goals?|targets?|quotas?|quota|objectives?|expectations?|experiences?|services?|performance|excellence|synerg(?:y|ies)|work|tasks?|projects|work|job|duties|responsibilit(?:y|ies)|skills?|knowledge|abilit(?:y|ies)|confidence|relationships?|trust|business|sales|customers|clients|people|talent|candidates|it|them|things?|time|efforts?|potential|status|communication|feedback|progress|improvement|improvements|solutions|leads|opportunities|deals|products|revenue|market|markets|market share|share|insights?|awareness|understanding|advantage|competitive advantage|support|satisfaction|quality|productivity|efficiency|loyalty|engagement|culture|environment|mindset|habits?|presence|reputation|team|teams|pipeline|network|rapport|collaboration|leader|expert|person|player|performer|professional|role model|ownership|initiative|action|responsibility|lead|better|best|position|recognition|visibility|exposure|traction|momentum|ready|involved|organized|organised|access|buy-in|attention|response|responses|funding|orders|referrals|messages|emails|capacity|level|levels|profit|profits|profitability|proficiency|fluency|balance|member|asset|authority|advisor|adviser|partner|resource|proficient|independent|competent|familiar|certified in')})$`,
)

/** Where the object of a verb ends. */
export const objectEnds = new Set(
  'through|by|with|for|via|in|on|of|to|and|or|that|which|who|so|at|from|within|before|after|during|until|as|about|into|across|among|between|using|while|when|where|over|per|under|without|towards?|toward|than|if|because|since|but|is|are|was|will|including|focused|covering|based|using|aimed|designed|between|around|against|throughout|this|next|every'.split(
    '|',
  ),
)

/** "portal live", "website launched": a thing and that it is there. */
export const thereNow =
  /\b(?:launched|live|released|completed|complete|published|signed|implemented|delivered|in place|approved|deployed|rolled out|finished|up and running|obtained|finali[sz]ed|installed|migrated|operational|in production|go-live|certified|passed)\b/
export const certified =
  /\b(?:(?:become|get|be|getting|becoming) (?:a |an )?(?:\w+[ -]){0,3}(?:certified|accredited|licensed|promoted|chartered|qualified as)|earn (?:a |my |the )?promotion)\b/

/** Done over and over: without a time nothing says when it has been done. */
export const lookingVerbs = new Set(
  'review|update|analyze|analyse|research|test|map|define|plan|start|lead|have|make|set|give|offer|share|support|add|collect|provide|record|run|generate'.split(
    '|',
  ),
)
/** How, not what. */
export const manner = /^(?:faster|sooner|better|quicker|earlier|harder|more|often|well|\w+ly)$/
