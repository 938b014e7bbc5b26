import { expect, test } from 'vitest'
import { timeZone } from './company'

test.each([
  ['Shanghai', 'Asia/Shanghai'],
  ['shanghai', 'Asia/Shanghai'],
  ['  New York ', 'America/New_York'],
  ['los_angeles', 'America/Los_Angeles'],
  ['Asia/Shanghai', 'Asia/Shanghai'],
  ['UTC', 'UTC'],
])('a time zone is taken by its name or its city: %j is %s', (typed, zone) => {
  expect(timeZone.parse(typed)).toBe(zone)
})

// Of two names of one zone each machine has its own favourite.
test.each([
  ['Kolkata', '20:30'],
  ['buenos aires', '12:00'],
])('a city with more than one name is one: it is three in Greenwich, in %s %s', (typed, time) => {
  const zone = timeZone.parse(typed)
  const at = new Date('2026-11-13T15:00:00Z')
  expect(new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(at)).toBe(time)
})

test.each(['', 'Mars', 'Mars/Olympus', 'Asia', 'Asia/', '../Shanghai', 'Shang'])(
  '%j is no time zone',
  (typed) => {
    expect(timeZone.safeParse(typed).error?.issues[0]?.message).toBe('timeZoneUnknown')
  },
)
