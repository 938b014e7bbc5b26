import { z } from 'zod'
import { locales } from '../types'
import { checkbox, day, formId, optionalText, requiredText, text, version, whole } from './fields'
import { NAME_LENGTH, newEmail } from './people'
import { newPassword } from './sessions'

/** The regions zones lie in: `Asia/`, `America/Argentina/`. */
const regions = [
  ...new Set(Intl.supportedValuesOf('timeZone').map((zone) => zone.slice(0, zone.lastIndexOf('/') + 1))),
]

/** The one zone whose name ends in a city, however its name is written; null where there is none, or more than one. */
function zoneOfCity(typed: string): string | null {
  const city = typed.replace(/\s+/g, '_')
  if (!/^[\w-]+$/.test(city)) return null
  const named = regions.map((region) => region + city).filter(isTimeZone)
  const zones = new Set(
    named.map((name) => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone),
  )
  return zones.size === 1 ? [...zones][0]! : null
}

/** A zone this machine knows by its IANA name, or by the city in it. The database is asked too. */
export const timeZone = text(60)
  .transform((typed) => zoneOfCity(typed) ?? typed)
  .refine(isTimeZone, 'timeZoneUnknown')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}

const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code)

export const currency = text(3)
  .transform((code) => code.toUpperCase())
  .refine(isCurrency, 'currencyUnknown')

export const timeOfDay = text(5).refine((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time), 'timeUnreadable')

const weekday = whole(1, 7)

/** A threshold in whole percent, kept as a ratio. */
const threshold = whole(1, 100).transform((percent) => percent / 100)

const thresholds = { onTrack: threshold, atRisk: threshold }
const inOrder = { message: 'thresholdsOrder', path: ['atRisk'] }

const rhythm = {
  name: requiredText(NAME_LENGTH),
  timeZone,
  locale: z.enum(locales, 'unknownChoice'),
  checkInWeekday: weekday,
  checkInTime: timeOfDay,
  currency,
}

export const visibilities = ['everyone', 'team', 'leads'] as const
export const scoreBases = ['adjusted', 'original'] as const

export const editCompanyInput = z
  .object({
    formId,
    version,
    ...rhythm,
    ...thresholds,
    visibility: z.enum(visibilities, 'unknownChoice'),
    scoreAgainst: z.enum(scoreBases, 'unknownChoice'),
    penaltyAmounts: checkbox,
  })
  .refine(({ onTrack, atRisk }) => atRisk < onTrack, inOrder)
export type EditCompanyInput = z.output<typeof editCompanyInput>

export const specialDayKinds = ['holiday', 'make_up'] as const

export const addSpecialDayInput = z.object({
  formId,
  day,
  kind: z.enum(specialDayKinds, 'unknownChoice'),
  name: requiredText(NAME_LENGTH),
})
export type AddSpecialDayInput = z.output<typeof addSpecialDayInput>

export const removeSpecialDayInput = z.object({ formId, day })
export type RemoveSpecialDayInput = z.output<typeof removeSpecialDayInput>

/** The one-time code as people type it: capitals, spaces and dashes do not matter. */
const code = requiredText(40).transform((typed) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, ''),
)

export const setUpInput = z
  .object({
    code,
    ...rhythm,
    ...thresholds,
    adminName: requiredText(NAME_LENGTH),
    adminEmail: newEmail,
    adminPassword: newPassword,
    executive: z.enum(['same', 'other'], 'unknownChoice'),
    executiveName: optionalText(NAME_LENGTH),
    executiveEmail: optionalText(254),
    quarter: day,
    quarterState: z.enum(['planning', 'active'], 'unknownChoice'),
  })
  .refine(({ onTrack, atRisk }) => atRisk < onTrack, inOrder)
  .superRefine((input, context) => {
    if (input.executive === 'same') return
    if (input.executiveName === '')
      context.addIssue({ code: 'custom', path: ['executiveName'], message: 'required' })
    const email = newEmail.safeParse(input.executiveEmail)
    if (!email.success)
      context.addIssue({
        code: 'custom',
        path: ['executiveEmail'],
        message: input.executiveEmail === '' ? 'required' : 'emailUnreadable',
      })
    else if (email.data === input.adminEmail)
      context.addIssue({ code: 'custom', path: ['executiveEmail'], message: 'emailTaken' })
  })
  .transform((input) => ({ ...input, executiveEmail: newEmail.safeParse(input.executiveEmail).data ?? '' }))
export type SetUpInput = z.output<typeof setUpInput>
