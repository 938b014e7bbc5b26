import { expect, test } from 'vitest'
import { courseAsked, midPeriod, type CourseFacts } from './course'

const q4 = { starts: '2026-10-01', deadline: '2026-12-31' }
const facts = (changes: Partial<CourseFacts>): CourseFacts => ({
  ...q4,
  today: '2026-11-20',
  exceeded: false,
  answered: [],
  ...changes,
})
const said = (asked: 'mid_period' | 'needed', on: string) => ({ asked, on })

test.each([
  ['2026-10-01', '2026-12-31', '2026-11-16'],
  ['2026-10-01', '2026-10-01', '2026-10-02'],
  ['2026-10-01', '2026-10-03', '2026-10-03'],
  ['2026-01-01', '2026-12-31', '2026-07-03'],
])('the second half of %s to %s begins on %s', (starts, deadline, middle) =>
  expect(midPeriod({ starts, deadline })).toBe(middle),
)

test.each<[string, Partial<CourseFacts>, 'mid_period' | 'needed' | null]>([
  ['in the first half nobody asks', { today: '2026-11-15' }, null],
  ['at mid-period it is asked', { today: '2026-11-16' }, 'mid_period'],
  ['and later, while nobody answers', { today: '2026-12-31' }, 'mid_period'],
  ['once', { answered: [said('mid_period', '2026-11-17')] }, null],
  ['not after the deadline', { today: '2027-01-01', exceeded: true }, null],
  ['not before the start', { today: '2026-09-30', exceeded: true }, null],
  ['needed asks in the first half, too', { today: '2026-10-20', exceeded: true }, 'needed'],
  ['needed goes first', { exceeded: true }, 'needed'],
  ['its answer near the middle or later answers both', { answered: [said('needed', '2026-11-18')] }, null],
  [
    'its answer more than four weeks before the middle does not answer mid-period',
    { answered: [said('needed', '2026-10-19')] },
    'mid_period',
  ],
  ['not every week', { exceeded: true, answered: [said('needed', '2026-11-13')] }, null],
  [
    'not on the 27th day',
    { today: '2026-12-15', exceeded: true, answered: [said('needed', '2026-11-18')] },
    null,
  ],
  [
    'again after four weeks',
    { today: '2026-12-16', exceeded: true, answered: [said('needed', '2026-11-18')] },
    'needed',
  ],
  [
    'mid-period answered does not keep needed from asking',
    { exceeded: true, answered: [said('mid_period', '2026-11-17')] },
    'needed',
  ],
])('%s', (_, changes, expected) => expect(courseAsked(facts(changes))).toBe(expected))
