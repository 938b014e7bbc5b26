import { finishingVerbs, makingVerbs } from './lexicon/deliverables-en'
import { chineseDeliverables } from './read/deliverables-zh'
import { englishDeliverables } from './read/deliverables-en'
import { type NumberAs, readNumbers, type ReadNumber, withUnit } from './read/measured'
import { placeholdersIn } from './read/numbers'
import { plain } from './read/plain'
import { overlaps, type Span } from './read/spans'
import { metricsIn, objectsIn } from './read/specifics'
import type { Judged, Seen, SeenAs, TextCheck } from './text-evidence'
import { binds, type Time, timesIn } from './read/times'
import { wholesIn } from './read/wholes'

const as = (what: SeenAs, spans: readonly Span[]): Seen[] =>
  spans.map(({ start, end, text }) => ({ start, end, text, as: what }))
const numbersAs = (numbers: readonly ReadNumber[], what: NumberAs): Span[] =>
  numbers.filter((number) => number.as === what)

/** 10家 and the 经销商 right behind it are one phrase. */
function withObject(typed: string, number: Span, objects: readonly Span[]): Span {
  const end = objects.find(({ start }) => start === number.end)?.end ?? number.end
  return { start: number.start, end, text: typed.slice(number.start, end) }
}

/** Objects and metrics with nothing but a space between them are one phrase, as it is written: “price list”. */
function phrases(typed: string, named: readonly Seen[]): Seen[] {
  const joined: Seen[] = []
  for (const one of [...named].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1)
    if (last && (one.start < last.end || typed.slice(last.end, one.start) === ' ')) {
      const end = Math.max(last.end, one.end)
      joined.splice(-1, 1, { ...last, end, text: typed.slice(last.start, end) })
    } else joined.push(one)
  }
  return joined
}

function measurable(measured: Span[], numbers: ReadNumber[], things: Span[], open: Span[]): Judged {
  const seen = [...as('measure', measured), ...as('deliverable', things)]
  if (seen.length > 0) return { verdict: 'pass', seen, missing: [] }
  return {
    verdict: 'fail',
    seen: [
      ...as('placeholder', open),
      ...as('nameNumber', numbersAs(numbers, 'name')),
      ...as('attributeNumber', numbersAs(numbers, 'attribute')),
    ],
    missing: [open.length > 0 ? 'numberOpen' : 'number'],
  }
}

function timeBound(times: readonly Time[]): Judged {
  const bound = times.filter(binds)
  if (bound.length > 0)
    return { verdict: 'pass', seen: bound.map((time) => ({ ...time, as: time.as as SeenAs })), missing: [] }
  const seen = times.flatMap(({ start, end, text, as: what }) =>
    what === 'comparison' || what === 'value' || what === 'vague' ? [{ start, end, text, as: what }] : [],
  )
  return { verdict: 'fail', seen, missing: ['time'] }
}

/** “Sign” beside “3 dealers” is no object of its own. */
const isVerb = ({ text }: Span): boolean =>
  finishingVerbs.has(text.toLowerCase()) || makingVerbs.has(text.toLowerCase())

function specific(measured: Judged, named: Seen[], numbers: ReadNumber[], open: Span[]): Judged {
  if (measured.verdict === 'pass')
    return {
      verdict: 'pass',
      seen: [...named.filter((one) => !isVerb(one)), ...measured.seen],
      missing: [],
    }
  const seen = [
    ...named,
    ...as('nameNumber', numbersAs(numbers, 'name')),
    ...as('attributeNumber', numbersAs(numbers, 'attribute')),
    ...as('placeholder', open),
  ]
  return seen.length > 0
    ? { verdict: 'look', seen, missing: ['number'] }
    : { verdict: 'fail', seen, missing: ['object'] }
}

/**
 * S, M and T of a goal's words alone, Chinese and English alike and mixed. S fails a direction with a general noun and
 * passes what has a number or a thing that will be there; an object or a metric without a number is to be looked at. M
 * passes a number that is asked for or such a thing; T a time by which, over which or how often. Reads the first 2,000
 * characters; never throws; the same words always give the same.
 */
export function checkText(typed: string): TextCheck {
  const text = plain(typed)
  const times = timesIn(text, typed)
  const often = times.some((time) => time.as === 'often')
  const bound = times.some(binds)
  const numbers = readNumbers(text, typed, times)
  const objects = objectsIn(text, typed, times)
  const measures = numbersAs(numbers, 'measure').map((number) =>
    times.some((time) => time.start === number.start)
      ? number
      : withObject(typed, withUnit(text, typed, number, times), objects),
  )
  const open = placeholdersIn(text, typed)
  const things = [
    ...englishDeliverables(text, typed, { often, bound }),
    ...chineseDeliverables(text, typed, { often, bound }),
    ...wholesIn(text, typed, bound),
  ]
  const M = measurable(measures, numbers, things, open)
  return {
    S: specific(
      M,
      phrases(typed, [
        ...as('metric', metricsIn(text, typed)),
        ...as(
          'object',
          objects.filter((object) => !measures.some((number) => overlaps(object, number))),
        ),
      ]),
      numbers,
      open,
    ),
    M,
    T: timeBound(times),
  }
}
