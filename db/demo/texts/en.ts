import { addDays } from '../../../lib/okr/calendar'
import type { Voice } from './facts'
import { months, sample } from './words'

export const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`
export const date = (day: string) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`
const deals = (n: number) => (n === 1 ? 'one deal' : `${n} deals`)
const percent = (fraction: number) => `${Math.round(fraction * 100)}%`
export const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const first = (name: string) => name.split(' ')[0]!
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Under $1,200: more of these do not make a target. */
const smallProducts = ['MG Special', 'GTX Basic', 'GTX Plus Basic']

export const en: Voice = {
  repGoal(facts, dice) {
    const { manager, quarter, before, product, accounts, open, sector } = facts
    const money = usd(facts.revenue)
    const leads = list([...new Set(open.map(({ account }) => account!))].slice(0, 3))
    const span = before.span === 'quarter' ? 'Last quarter' : 'In the month before'
    const silent = before.deals === 0
    return {
      name: dice.pick([
        `Win ${money} from ${facts.deals} deals in ${quarter}`,
        `${facts.deals} deals worth ${money} by ${date(facts.last)}`,
        `${quarter}: ${money} won, ${facts.deals} deals`,
      ]),
      content: silent
        ? `Sign ${facts.deals} deals worth ${money} through resellers between ${date(facts.first)} and ${date(facts.last)}, counted once the reseller reports the contract.`
        : `Close ${facts.deals} deals worth ${money} between ${date(facts.first)} and ${date(facts.last)}` +
          (product ? `, most of it with ${product.name}` : '') +
          (leads ? `. I start with ${leads}, where talks are under way.` : '.'),
      background: silent
        ? 'I sell through resellers, whose contracts do not reach our CRM. The target is the average of the team, so that the channel is held to the same measure as everybody.'
        : `${span} I won ${deals(before.deals)} worth ${usd(before.revenue)}` +
          (product ? `; ${product.name} made ${percent(product.share)} of it` : '') +
          '. ' +
          (facts.teamRevenue
            ? `The team has to bring ${usd(facts.teamRevenue)}, and this is my part of it.`
            : `This is what I take on for the team.`) +
          (sector ? ` ${sentence(sector)} customers bought most and are where I look first.` : ''),
      support: dice.pick([
        `Two joint visits a month with ${manager}; price approvals within two working days; a demo unit of ${product?.name ?? 'GTX Pro'} that stays with me.`,
        `${first(manager)} at the first talk with every account above $10,000; the region’s customer files; one morning a week without meetings for calls.`,
        `Pre-sales help for ${product?.name ?? 'GTX Pro'} demonstrations; ${first(manager)} answers price questions on the same day; Friday mornings kept free for follow-up calls.`,
        `The customer list of the region${accounts[0] ? `, beginning with what ${accounts[0]} bought` : ''}; a colleague as stand-in when I travel; ${first(manager)} for the two largest negotiations.`,
      ]),
      relevance: silent
        ? 'Reseller contracts are booked by the reseller, so no number of mine adds up in the team target. It supports the company direction of selling the larger systems through partners.'
        : '',
    }
  },

  repTasks({ first: start, last, open, accounts, product, before }, dice) {
    const names = [...new Set(open.map(({ account }) => account!))]
    const tasks = [
      {
        title: `Go through the ${open.length || 20} open deals and drop those without a next date`,
        dueOn: addDays(start, 8),
      },
      ...sample(open, 2, dice).map((deal, i) => ({
        title: `Send the ${deal.product} offer to ${deal.account}`,
        dueOn: addDays(start, 17 + 21 * i),
      })),
      accounts.length > 0
        ? {
            title: `Visit ${list(accounts.slice(0, 2))}, the largest customers so far`,
            dueOn: addDays(start, 31),
          }
        : { title: 'First visit to ten resellers of the region', dueOn: addDays(start, 31) },
      dice.chance(0.6)
        ? {
            title: `Write up what won ${product?.name ?? 'the first'} deals and share it with the team`,
            dueOn: addDays(start, 52),
          }
        : {
            title: `Call back ${list(names.slice(2, 4)) || 'every lead without an account'}`,
            dueOn: addDays(start, 45),
          },
    ]
    if (before.deals > 30)
      tasks.push({ title: 'Book the last decision talks before the quarter ends', dueOn: addDays(last, -14) })
    return tasks
  },

  upperGoal({ name, year, period, first: start, last, revenue, deals: n, before, parts, strongest }) {
    const who = name ?? 'The company'
    return {
      name: `${name ? `${name}: ` : ''}${usd(revenue)} and ${n} deals in ${period}`,
      content: `${sentence(who)} wins ${n} deals worth ${usd(revenue)} between ${date(start)} and ${date(last)}, fed by ${
        year ? 'its quarters' : `the targets of ${list(parts)}`
      }.`,
      background:
        before.deals > 0
          ? `The ${before.span} before brought ${usd(before.revenue)} from ${before.deals} deals` +
            (strongest ? `; ${strongest.name} won ${percent(strongest.share)} of it` : '') +
            '. The market for larger systems is growing, and so should we.'
          : 'The first target the company writes down here. It is set from what was won, and everybody below takes a part of it.',
      support: name
        ? 'Price approvals within two working days, pre-sales for every demonstration of a large system, a weekly talk about the deals that decide the quarter.'
        : 'Two more pre-sales engineers, the customer fair in the second month, and a stock of demonstration units in every regional office.',
      relevance: '',
    }
  },

  upperTasks: ({ first: start, parts, name }) => [
    { title: `Agree the targets of ${list(parts)}`, dueOn: addDays(start, 6) },
    { title: 'Go through every deal above $10,000', dueOn: addDays(start, 34) },
    {
      title: name
        ? 'Mid-quarter talk with everybody below pace'
        : 'Mid-quarter review with the regional leads',
      dueOn: addDays(start, 47),
    },
    { title: 'Agree who covers the holidays and who closes what', dueOn: addDays(start, 72) },
  ],

  week(facts, dice) {
    const { won, lost, open, total, target, ofPace, weeksLeft, product, manager } = facts
    const largest = [...won].sort((a, b) => b.value - a.value)[0]
    const left = Math.max(0, target.revenue - total.revenue)
    const small = won.filter(({ value }) => value < 1200).length
    const [next] = open
    const after = open.find(({ account }) => account !== next?.account)
    const larger = product && !smallProducts.includes(product.name) ? product.name : 'large systems'
    const result = largest
      ? won.length === 1
        ? dice.pick([
            `One deal won: ${largest.product} with ${largest.account} for ${usd(largest.value)}.`,
            `${largest.account} signed for ${largest.product}, ${usd(largest.value)}. Nothing else closed.`,
            `Won ${largest.product} with ${largest.account} (${usd(largest.value)}).`,
          ])
        : dice.pick([
            `${won.length} deals won, largest ${largest.product} with ${largest.account}.`,
            `${largest.account} took ${largest.product} for ${usd(largest.value)}; ${won.length} deals in all.`,
            `${won.length} deals worth ${usd(won.reduce((sum, { value }) => sum + value, 0))}, led by ${largest.product} at ${largest.account}.`,
            `Closed ${won.length}: ${list([...new Set(won.map(({ account }) => account!))].slice(0, 3))} among them.`,
          ])
      : dice.pick([
          'No deal closed this week.',
          next
            ? `Nothing signed; ${next.account} is still deciding about ${next.product}.`
            : 'Nothing signed this week.',
          `A week of talks and no signature: ${open.length} deals stay open.`,
        ])
    const loss = lost[0]
      ? dice.pick([
          ` Lost ${lost[0].product} at ${lost[0].account}${lost.length > 1 ? ` and ${lost.length - 1} more` : ''}.`,
          ` ${lost[0].account} said no to ${lost[0].product}.`,
          '',
        ])
      : ''
    const why =
      total.revenue >= target.revenue
        ? dice.pick([
            weeksLeft > 1 ? ` The target is passed with ${weeksLeft} weeks to go.` : ' The target is passed.',
            ` That is past the target${product ? `, thanks to ${product.name}` : ''}.`,
          ])
        : ofPace >= 0.95
          ? dice.pick([
              product ? ` ${product.name} makes ${percent(product.share)} of what I have won so far.` : '',
              won.length > 0
                ? ' Early offers from last month are paying off.'
                : ' The weeks before make up for it.',
              won.length > 2
                ? ' Quotes on the day of the demonstration made the difference.'
                : ' The calendar is full, the signatures follow.',
            ])
          : small >= 2
            ? ` ${small === won.length ? 'All' : small} of them are under $1,200, which is why revenue lags behind the count.`
            : dice.pick([
                ` ${usd(left)} is missing, and the large offers are still out.`,
                ` I am behind because too few large deals were begun ${facts.week > 6 ? 'last month' : 'before the quarter'}.`,
                lost.length > 1
                  ? ` ${lost.length} losses in a week, most of them on price.`
                  : ` Decisions slip into the ${weeksLeft > 4 ? 'next month' : 'last weeks'}.`,
              ])
    const offer = next
      ? dice.pick([
          `${next.product} at ${next.account} comes to a decision next week${after ? `, then ${after.account}` : ''}.`,
          `Send ${next.account} the final price for ${next.product} on Tuesday and ask for a date.`,
          `See ${next.account} in person instead of calling${after ? `; an offer to ${after.account} by Thursday` : ''}.`,
          `Bring ${next.product} at ${next.account} to a yes or a no.`,
          `Three demonstrations booked, ${next.account} first.`,
        ])
      : 'Ten first calls to customers of the region who bought nothing this year.'
    const pace =
      left > 0 && weeksLeft > 0 && ofPace < 0.9
        ? dice.pick([
            ` It takes ${usd(left / weeksLeft)} a week from here: fewer small deals, more ${larger}.`,
            ` I will drop the deals without a date and put the time into the ${Math.min(5, open.length || 3)} largest.`,
            '',
          ])
        : ''
    const blockers =
      ofPace < 0.75 && next && dice.chance(0.55)
        ? dice.pick([
            `${first(manager)} at the ${next.account} visit.`,
            `A price for ${next.product} at ${next.account} below list.`,
            `Pre-sales for the ${next.product} demonstration at ${next.account}.`,
          ])
        : next && dice.chance(0.08)
          ? `Credit check for ${next.account}.`
          : ''
    return { happened: result + loss + why, changes: offer + pace, blockers }
  },

  upperWeek({ won, total, target, ofPace, weeksLeft, ahead, behind, largest }, dice) {
    const happened =
      won.deals > 0
        ? dice.pick([
            `${deals(won.deals)} worth ${usd(won.revenue)} this week${largest ? `, largest ${largest.product} at ${largest.account}` : ''}.`,
            `${usd(won.revenue)} won, ${usd(total.revenue)} of ${usd(target.revenue)} so far.`,
          ])
        : 'No deal closed this week.'
    const people = [ahead && ` ${ahead} leads.`, behind && ` ${behind} is furthest behind.`].filter(Boolean)
    return {
      happened: sentence(happened) + people.join(''),
      changes:
        ofPace < 0.9 && weeksLeft > 0
          ? dice.pick([
              `It takes ${usd((target.revenue - total.revenue) / weeksLeft)} a week from here. ${behind ? `I go through the open deals with ${behind} on Monday.` : ''}`.trim(),
              `${behind ?? 'Everybody'} and I agree which three deals can still be decided ${weeksLeft > 4 ? 'this month' : 'in time'}.`,
            ])
          : dice.pick([
              'We go on as planned and start next quarter’s talks early.',
              `${ahead ?? 'The best week'} shows the others how the offers were made.`,
            ]),
      blockers: ofPace < 0.75 && dice.chance(0.4) ? 'One more pre-sales engineer for two weeks.' : '',
    }
  },

  silentWeek: ({ manager, week }, dice) => ({
    happened: dice.pick([
      `Talks with ${2 + (week % 4)} resellers; their contracts are not reported yet.`,
      'Trained one reseller on GTX Pro. No contract reported to us this week.',
      'Two resellers compare our prices with others; no number to log.',
    ]),
    changes: dice.pick([
      'Ask for their list of signed contracts.',
      'Agree a monthly report with the largest of them.',
    ]),
    blockers: dice.chance(0.3) ? `${first(manager)}: who enters reseller contracts in the CRM?` : '',
  }),

  comment({ won, open, ofPace, product }, dice) {
    const next = open[0]
    const largest = [...won].sort((a, b) => b.value - a.value)[0]
    if (largest && ofPace >= 0.9)
      return dice.pick([
        `Good to see ${largest.account} signed. Keep that rhythm.`,
        `Well done with ${largest.account}. Write down how you won it.`,
      ])
    if (next)
      return dice.pick([
        `I come along to ${next.account}. Tell me the date.`,
        `Put ${next.account} first; I will have the price for ${next.product} by Tuesday.`,
        `Let us look at ${next.account} together on Monday.`,
      ])
    return `Fewer calls, more visits. ${product ? `${product.name} is where you win.` : ''}`.trim()
  },
  question({ open, lost }, dice) {
    if (lost[0] && dice.chance(0.5)) return `Why did ${lost[0].account} say no to ${lost[0].product}?`
    return open[0]
      ? `When does ${open[0].account} decide, and who decides there?`
      : 'Which three deals can still make the quarter?'
  },
  answer({ open, lost }) {
    if (open[0])
      return `Their head of purchasing decides, next week. I have a talk with ${open[0].account} on Wednesday.`
    return lost[0]
      ? 'On price. The offer came a week after the other one.'
      : 'I list them in my next check-in.'
  },
  leave: (dice) => dice.pick(['Annual leave', 'Sick', 'Parental leave day', 'Training in the head office']),
}
