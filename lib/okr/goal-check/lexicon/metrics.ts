import { anyOf } from '../read/spans'

/** What a company measures by name: named alone it says what, not how much. */
export const metricsEn = new RegExp(
  String.raw`(?<![a-z])(?:${anyOf(
    'quotas?|revenues?|turnover|bookings|profit margins?|profits?|profitability|gross margins?|net margins?|margins?|market share|sales volume|sales revenue|sales figures|sales cycle(?: length)?|win rates?|close rates?|closing rates?|conversion(?: rates?)?|churn(?: rate)?|retention(?: rates?)?|renewal rates?|attrition|turnover rate|staff turnover|employee turnover|absenteeism|average order value|average deal size|deal size|basket size|order value|customer satisfaction(?: scores?| ratings?)?|client satisfaction|satisfaction scores?|employee satisfaction|employee engagement(?: scores?)?|nps|enps|net promoter scores?|csat|lifetime value|acquisition costs?|cost per lead|cost per acquisition|response times?|resolution times?|handling time|lead times?|cycle time|lead generation|lead volume|click-?through rates?|open rates?|bounce rate|website traffic|web traffic|organic traffic|traffic|subscribers|followers|active users|sign-?ups|downloads|mrr|arr|acv|gmv|roi|roas|cac|ltv|dso|receivables|overdue (?:debt|invoices)|defect rate|error rates?|return rate|on-time delivery|inventory turnover|stock turnover|utili[sz]ation(?: rate)?|market penetration|repeat purchase rate|repeat purchases|repeat business|repeat customers|referrals|upsell revenue|cross-?sell revenue|order volume|hit rate|quota attainment|pipeline coverage|time to hire|time-to-hire|cost per hire|recurring revenue|google reviews|cash flow|show-up rate|lead conversion|sales conversion|customer retention|customer churn|client retention|employee retention|employee turnover',
  )})(?![a-z])`,
  'g',
)
export const metricsZh = new RegExp(
  anyOf(
    '销售额|销售收入|销售量|销量|营业额|营业收入|营收|收入|利润率?|毛利率?|净利率?|净利润|毛利润?|回款率?|回款额|应收账款|市场份额|市场占有率|市占率|占有率|转化率|成交率|签单率|赢单率|中标率|复购率|回购率|续约率|续费率|留存率?|流失率?|客单价|连带率|退货率|退款率|满意度|净推荐值|nps|csat|gmv|arr|mrr|roi|日活|周活|月活|活跃度|粉丝数|粉丝量|点击率|打开率|阅读量|流量|访问量|响应时间|处理时长|解决率|投诉率|投诉量|客诉率|准时率|交付率|交付周期|销售周期|库存周转率?|周转率|合格率|良品率|差错率|出错率|缺勤率|离职率|流失率|到岗率|覆盖率|渗透率|达成率|完成率|人效|人均产出|人均产能|坪效|客流量|进店率|获客成本|线索量|线索数|商机数|订单量|签约额|合同额|签单额|业绩达成率|好评率|差评率|评分|动销率|铺货率|开户数|拜访量|拜访率|客户数量?|新客户数量?|用户数量?|用户量|注册量|下载量|费用率|成本率|招聘周期|使用率|录入率|准确率|及时率|参与率|出勤率|通过率|渠道覆盖',
  ),
  'g',
)
