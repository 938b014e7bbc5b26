import {
  abstractHeads,
  certified,
  finishingVerbs,
  lookingVerbs,
  manner,
  makingVerbs,
  needsThing,
  objectEnds,
  plurals,
  qualities,
  thereNow,
  things,
  wholeGroup,
} from '../lexicon/deliverables-en'
import type { Span } from './spans'

/** "by launching a loyalty program": what is done on the way is done or not, too. */
const gerundOf = new Map(
  [
    'launch',
    'publish',
    'complete',
    'obtain',
    'sign',
    'release',
    'pass',
    'finish',
    'finalize',
    'earn',
    'hire',
    'host',
    'attend',
    'submit',
    'open',
  ].map((verb) => [verb.replace(/e$/, '') + 'ing', verb]),
)

type Word = { text: string; start: number; end: number }

const LONGEST_OBJECT = 9
/** Verbs of two words. */
const PARTICLES = new Set(['out', 'up', 'in', 'together', 'for', 'live'])

function wordsOf(text: string): Word[] {
  return Array.from(
    text.matchAll(
      /[$€£¥] ?\d[\d,.]*\w*|\d+(?:,\d{3})+(?:\.\d+)?\w*|[a-z0-9][a-z0-9&'’+/:.-]*[a-z0-9]|[a-z0-9]|[,;:.!?()\n。，；、]|[\u4e00-\u9fff]+/g,
    ),
    (match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }),
  )
}

/** The words of the object after a verb, up to the first word that begins something else. */
function objectAfter(words: Word[], from: number): Word[] {
  const object: Word[] = []
  for (let i = from; i < words.length && object.length < LONGEST_OBJECT; i++) {
    const { text } = words[i]!
    if (objectEnds.has(text) || !/^[a-z0-9]/.test(text)) break
    object.push(words[i]!)
  }
  return object
}

const FREQUENCY =
  /^(?:daily|weekly|monthly|quarterly|annual|annually|yearly|fortnightly|bi-?weekly|bi-?monthly)$/

/** `often`, `bound`: the text says how often, or by when. */
export type TextTimes = { often: boolean; bound: boolean }

/** “Win 250,000”: a number is asked for, and no thing. */
const NUMBER = /^(?:\d[\d,.]*(?:k|m|bn)?|hundred|thousand|million|billion)$/

type Act = {
  verb: string
  object: Word[]
  /** It opens its clause, so that it is no noun ("test coverage"). */
  opens: boolean
  /** "with all leavers": the whole group is meant. */
  whole: boolean
}

function isThing({ verb, object, opens, whole }: Act, { often, bound }: TextTimes): boolean {
  const texts = object.map(({ text }) => text).filter((text, i) => i === 0 || !FREQUENCY.test(text))
  const head = texts.at(-1)
  if (head === undefined || manner.test(head) || texts.every((text) => NUMBER.test(text))) return false
  if (texts.some((text) => qualities.test(text))) return false
  if (lookingVerbs.has(verb) && !often && !bound) return false
  const singular = plurals.test(head) ? head.replace(/ies$/, 'y').replace(/s$/, '') : head
  const many = singular !== head && !things.test(head)
  const all = texts.some((text) => /^(?:all|every|each)$/.test(text))
  if (abstractHeads.test(head) && !(texts.length > 1 && things.test(head)) && !(all && bound)) return false
  if (many && !often && !whole && !texts.some((text) => wholeGroup.test(text))) return false
  if (things.test(singular) || things.test(head)) return true
  if (EARNED.test(verb) && texts.some((text) => things.test(text))) return true
  if (all && bound) return true
  if (finishingVerbs.has(verb) && !needsThing.has(verb)) return true
  return bound && opens && !lookingVerbs.has(verb)
}

/** What is earned may end in its level: "pass CFA Level II". */
const EARNED = /^(?:pass|obtain|earn|complete|finish|get)$/

const OPENING = /^(?:[,;:.!?()。，；、]|\n|and|or|to|will|then|also|i|we|successfully|fully|must|should|\d+)$/

/** Things an English clause says will be there. */
export function englishDeliverables(text: string, typed: string, times: TextTimes): Span[] {
  const words = wordsOf(text)
  const found: Span[] = []
  const add = (start: number, end: number) => found.push({ start, end, text: typed.slice(start, end) })
  words.forEach((word, i) => {
    const two = PARTICLES.has(words[i + 1]?.text ?? '') ? `${word.text} ${words[i + 1]!.text}` : null
    const verb = two && (finishingVerbs.has(two) || makingVerbs.has(two)) ? two : word.text
    const gerund = gerundOf.get(word.text)
    if (!gerund && !finishingVerbs.has(verb) && !makingVerbs.has(verb)) return
    const before = words[i - 1]?.text ?? ','
    if (!gerund && /^(?:the|a|an|by|our|my|of|new|product|in|through)$/.test(before)) return
    const from = i + (verb === two ? 2 : 1)
    const object = objectAfter(words, from)
    const rest = words.slice(from + object.length, from + object.length + 4)
    const whole = rest.some(({ text }) => /^(?:all|every|each)$/.test(text))
    const act = { verb: gerund ?? verb, object, opens: OPENING.test(before), whole }
    if (isThing(act, times)) add(word.start, object.at(-1)!.end)
  })
  for (const match of text.matchAll(new RegExp(certified, 'g')))
    add(match.index, match.index + match[0].length)
  const there = thereNow.exec(text)
  if (there) {
    const before = wordsOf(text.slice(Math.max(0, there.index - 60), there.index)).map(
      ({ text: word }) => word,
    )
    const head = before
      .filter((one) => !/^(?:is|are|be|fully|goes|successfully|gets|has|been|and)$/.test(one))
      .at(-1)
    if (head && things.test(head)) add(there.index, there.index + there[0].length)
  }
  return found
}
