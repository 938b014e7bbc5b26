import { holidaysOf } from './holidays'
import { FOUNDED, TIME_ZONE, type World } from './world'

/** The seller of computer hardware whose CRM the extract is. */
export function buildCompany({ rows, settings, at, today }: World): void {
  const { checkInWeekday, checkInTime, onTrack, atRisk, scoreAgainst } = settings
  rows.company.push({
    ...{ one: true, name: 'Halden Systems', locale: 'en', currency: 'USD', timeZone: TIME_ZONE },
    ...{ checkInWeekday, checkInTime, onTrack, atRisk, scoreAgainst },
    ...{
      visibility: 'everyone',
      penaltyAmounts: false,
      demo: true,
      createdAt: at(FOUNDED, '08:30'),
      version: 1,
    },
  })
  for (let year = 2024; year <= Number(today.slice(0, 4)) + 1; year += 1)
    rows.specialDay.push(...holidaysOf(year).map((one) => ({ ...one, kind: 'holiday' as const })))
}
